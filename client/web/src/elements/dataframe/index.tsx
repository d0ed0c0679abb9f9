/** A table to scroll, sort, search and copy from. The grid is loaded when the first table is shown. */
import { lazy, Suspense } from "react";

import type { ElementProps, P } from "../registry";
import { gridHeight } from "./size";

const Grid = lazy(() => import("./Grid"));

export default function Dataframe({ props }: ElementProps<P<"dataframe">>) {
  // The server tells the size of the table beforehand, so the room is kept before anything is loaded.
  const waiting = <div className="fc-waiting" style={{ height: gridHeight(props) }} />;
  return (
    <Suspense fallback={waiting}>
      <Grid props={props} />
    </Suspense>
  );
}
