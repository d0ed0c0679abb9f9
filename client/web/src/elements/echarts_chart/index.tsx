/** An ECharts option. The library is loaded when the first chart is shown. */
import { lazy, Suspense } from "react";

import { Waiting } from "../Drawing";
import type { ElementProps, P } from "../registry";

const Chart = lazy(() => import("./Chart"));

export default function EchartsChart({ props }: ElementProps<P<"echarts_chart">>) {
  return (
    <Suspense fallback={<Waiting height={props.height} />}>
      <Chart props={props} />
    </Suspense>
  );
}
