/** Data as a tree that opens and closes; text and numbers in colours of their own. */
import type { ElementProps, P } from "../registry";
import { parseJson } from "./parse";
import { Value } from "./Value";

export default function Json({ props }: ElementProps<P<"json">>) {
  const parsed = parseJson(props.body);
  if (parsed === undefined) return <pre className="fc-json">{props.body}</pre>;
  const depth = !props.expanded ? 0 : (props.max_depth ?? Infinity);
  return (
    // The asked depth is where the tree starts; another one starts it anew.
    <div className="fc-json" key={depth}>
      <Value name={null} value={parsed.value} depth={depth} />
    </div>
  );
}
