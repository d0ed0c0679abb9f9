/** A table that can be edited. The grid is loaded when the first table is shown. */
import { lazy, Suspense } from "react";

import { gridHeight } from "../dataframe/size";
import type { ElementProps, P } from "../registry";

const Editor = lazy(() => import("./Editor"));

export default function DataEditor({ props }: ElementProps<P<"data_editor">>) {
  const waiting = <div className="fc-waiting" style={{ height: gridHeight(props) }} />;
  return (
    <Suspense fallback={waiting}>
      {/* Another table takes nothing over: what was selected or begun in the old one is over. */}
      <Editor key={props.id} props={props} />
    </Suspense>
  );
}
