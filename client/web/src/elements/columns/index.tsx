/** A row of columns; where the screen is narrow they stand below each other. */
import { Children } from "../Element";
import { gapSize } from "../layout";
import type { ElementProps, P } from "../registry";

export default function Columns({ props, nodes }: ElementProps<P<"columns">>) {
  return (
    <div className="fc-columns" data-wrap={props.wrap || undefined} style={{ gap: gapSize(props.gap) }}>
      <Children refs={nodes} />
    </div>
  );
}
