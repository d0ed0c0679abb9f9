/** A cell of a grid that holds several elements. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function GridCell({ nodes }: ElementProps<P<"grid_cell">>) {
  return (
    <div className="fc-stack">
      <Children refs={nodes} />
    </div>
  );
}
