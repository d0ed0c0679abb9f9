/** A graph in the DOT language. Graphviz is loaded when the first one is shown. */
import { lazy, Suspense } from "react";

import { Waiting } from "../Drawing";
import type { ElementProps, P } from "../registry";

const Chart = lazy(() => import("./Chart"));

export default function GraphvizChart({ props }: ElementProps<P<"graphviz_chart">>) {
  return (
    <Suspense fallback={<Waiting height={props.height} />}>
      <Chart props={props} />
    </Suspense>
  );
}
