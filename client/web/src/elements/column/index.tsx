/** One column of a row. Its share of the row is set on the element around it, see `layout.ts`. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Column({ props, nodes }: ElementProps<P<"column">>) {
  return (
    <div
      className="fc-stack fc-column"
      data-align={props.vertical_alignment}
      data-border={props.border || undefined}
    >
      <Children refs={nodes} />
    </div>
  );
}
