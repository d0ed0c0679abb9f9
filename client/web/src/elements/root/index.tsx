/** The main part of the page, or its sidebar: children one below the other. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Root({ nodes }: ElementProps<P<"root">>) {
  return (
    <div className="fc-stack">
      <Children refs={nodes} />
    </div>
  );
}
