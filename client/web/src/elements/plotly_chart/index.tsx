/** A Plotly figure. The library is large; it is loaded when the first figure is shown. */
import { lazy, Suspense } from "react";

import { Waiting } from "../Drawing";
import type { ElementProps, P } from "../registry";

const Chart = lazy(() => import("./Chart"));

export default function PlotlyChart({ props }: ElementProps<P<"plotly_chart">>) {
  return (
    <Suspense fallback={<Waiting height={props.height} />}>
      <Chart props={props} />
    </Suspense>
  );
}
