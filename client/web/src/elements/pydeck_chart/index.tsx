/** Data over a map. The libraries are large; they are loaded when the first map is shown. */
import { lazy, Suspense } from "react";

import { Waiting } from "../Drawing";
import type { ElementProps, P } from "../registry";

const Chart = lazy(() => import("./Chart"));

export default function PydeckChart({ props }: ElementProps<P<"pydeck_chart">>) {
  return (
    <Suspense fallback={<Waiting height={props.height} />}>
      <Chart props={props} />
    </Suspense>
  );
}
