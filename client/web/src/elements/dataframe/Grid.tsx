/** `st.dataframe`: draws the cells in sight on a canvas; sorting, search, column widths and copying stay in the browser. */
import { useMemo } from "react";

import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";
import { useLoaded } from "@/react/useLoaded";

import type { P } from "../registry";
import { shownColumns } from "./config";
import { sortedRows } from "./order";
import { Reader } from "./Reader";
import { gridHeight } from "./size";
import { frameSource } from "./source";
import { readStyle, type Style } from "./style";
import { useArrangement } from "./useArrangement";
import { Windowed } from "./Windowed";

type DataframeProps = P<"dataframe">;

interface Content {
  readonly frame: Frame;
  readonly style: Style | null;
}

export default function Grid({ props }: { props: DataframeProps }) {
  return props.windowed ? <Windowed props={props} /> : <Whole props={props} />;
}

function Whole({ props }: { props: DataframeProps }) {
  const { style } = props;
  const digests = [props.data.digest, ...(style === null ? [] : [style.display.digest, style.styles.digest])];
  const { value: content, error } = useLoaded(digests, readAll);
  if (error !== null) throw new Error(error);
  if (content === null) return <div className="fc-waiting" style={{ height: gridHeight(props) }} />;
  return <Ready props={props} content={content} />;
}

function readAll([data, display, styles]: readonly ArrayBuffer[]): Content {
  const frame = readFrame(data ?? new ArrayBuffer(0));
  const style = display === undefined || styles === undefined ? null : readStyle(readFrame(display), styles);
  return { frame, style };
}

function Ready({ props, content: { frame, style } }: { props: DataframeProps; content: Content }) {
  const arrangement = useArrangement(useMemo(() => shownColumns(frame.columns, props), [frame, props]));
  const { sorting } = arrangement;
  const source = useMemo(() => {
    const column = sorting === null ? undefined : frame.columns[Number(sorting.id)];
    const order =
      column === undefined || sorting === null ? null : sortedRows(frame.rows, column, sorting.descending);
    return frameSource(frame, order);
  }, [frame, sorting]);
  return <Reader props={props} style={style} source={source} arrangement={arrangement} />;
}
