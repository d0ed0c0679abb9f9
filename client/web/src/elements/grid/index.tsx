/** Elements in rows and columns, as many as there is room for. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";
import { tracks } from "./tracks";

export default function Grid({ props, nodes }: ElementProps<P<"grid">>) {
  return (
    <div
      className={`fc-grid-box${props.key === null ? "" : ` st-key-${props.key}`}`}
      data-border={props.border || undefined}
      style={tracks(props)}
    >
      <Children refs={nodes} />
    </div>
  );
}
