/** The content of one tab; its label is drawn by the bar above. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Tab({ nodes }: ElementProps<P<"tab">>) {
  return (
    <div className="fc-stack">
      <Children refs={nodes} />
    </div>
  );
}
