/** `st.dataframe`: draws the cells in sight on a canvas; sorting, search, column widths and copying stay in the browser. */
import type { GridCell } from "@glideapps/glide-data-grid";
import { useId, useMemo } from "react";

import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";
import { useClient } from "@/react/context";
import { useLoaded } from "@/react/useLoaded";

import type { P } from "../registry";
import { LOADING_CELL, readingCell } from "./cells";
import { type Shown, shownColumns } from "./config";
import { toCsv } from "./csv";
import { sortedRows } from "./order";
import { Sheet, useLook } from "./Sheet";
import { gridHeight } from "./size";
import { frameSource, LOADING, type Source } from "./source";
import { readStyle, type Style } from "./style";
import { saveAs } from "./Toolbar";
import { useArrangement } from "./useArrangement";
import { useTableSelection } from "./useTableSelection";

type DataframeProps = P<"dataframe">;

interface Content {
  readonly frame: Frame;
  readonly style: Style | null;
}

export default function Grid({ props }: { props: DataframeProps }) {
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
  const selection = useTableSelection(props, arrangement.shown, source);
  const cell = useReadingCell(props, source, style);
  const caption = useId();
  const downloads = [
    {
      name: "CSV",
      // The mark at the start lets spreadsheets read it as UTF-8.
      start: () => saveAs(`\ufeff${toCsv(arrangement.shown, source)}`, "text/csv;charset=utf-8", "csv"),
    },
  ];
  return (
    <Sheet
      look={{ ...props, rows: frame.rows }}
      source={source}
      arrangement={arrangement}
      selection={selection}
      cell={cell}
      toolbar={{ downloads }}
      caption={
        props.style?.caption == null ? undefined : (
          <div className="fc-table-caption" id={caption}>
            {props.style.caption}
          </div>
        )
      }
    />
  );
}

/** How a cell is read: by its column's type, or as a Styler says. */
function useReadingCell(
  props: DataframeProps,
  source: Source,
  style: Style | null,
): (shown: Shown, row: number) => GridCell {
  const client = useClient();
  const { look } = useLook();
  const placeholder = props.placeholder ?? "None";
  return (shown, row) => {
    const value = source.value(shown.at, row);
    const original = source.original(row);
    if (value === LOADING || original === null) return LOADING_CELL;
    const { button } = shown;
    return readingCell(shown, value, {
      look,
      placeholder,
      text: style?.text(original, shown.position) ?? null,
      theme: style?.theme(original, shown.position),
      click:
        button === null ? null : (label) => client.trigger(button, JSON.stringify({ row: original, label })),
    });
  };
}
