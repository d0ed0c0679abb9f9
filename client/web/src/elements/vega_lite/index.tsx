/** A chart: a Vega-Lite specification with its tables. Vega is loaded when the first chart is shown. */
import { lazy, Suspense } from "react";

import type { ElementProps, P } from "../registry";

const Chart = lazy(() => import("./Chart"));

export default function VegaLite({ props }: ElementProps<P<"vega_lite">>) {
  return (
    <Suspense
      fallback={
        <div
          className="fc-waiting"
          style={{ minHeight: typeof props.height === "number" ? props.height : 350 }}
        />
      }
    >
      <Chart props={props} />
    </Suspense>
  );
}
