/** A table to read: its cells by their columns' types, what is selected in it, and its downloads. */
import type { DataEditorProps as GridProps, GridCell } from "@glideapps/glide-data-grid";

import { useClient } from "@/react/context";

import type { P } from "../registry";
import { LOADING_CELL, readingCell } from "./cells";
import type { Shown } from "./config";
import { toCsv } from "./csv";
import { Sheet, useLook } from "./Sheet";
import { type Arriving, LOADING, type Source } from "./source";
import type { Style } from "./style";
import { saveAs, saveFrom } from "./Toolbar";
import type { Arrangement } from "./useArrangement";
import { useTableSelection } from "./useTableSelection";

type DataframeProps = P<"dataframe">;

/** So many rows are copied at once: more is what a download is for. */
const COPIED_ROWS = 50_000;

interface Props {
  props: DataframeProps;
  style: Style | null;
  source: Source;
  arrangement: Arrangement;
  /** Of a table that stays on the server: how its rows come, and what else the grid is told. */
  arriving?: Arriving;
  grid?: Partial<GridProps>;
}

export function Reader({ props, style, source, arrangement, arriving, grid = {} }: Props) {
  const selection = useTableSelection(props, arrangement.shown, source);
  const cell = useReadingCell(props, source, style);
  const address = useClient().blobs.address(props.data.digest);
  const csv = (): void => {
    if (props.windowed && address !== undefined) saveFrom(`${address}?as=csv`, "csv");
    // The mark at the start lets spreadsheets read it as UTF-8.
    else saveAs(`\ufeff${toCsv(arrangement.shown, source)}`, "text/csv;charset=utf-8", "csv");
  };
  const others =
    address === undefined
      ? []
      : [
          { name: "Arrow", ending: "arrows" },
          { name: "Parquet", ending: "parquet" },
        ];
  const downloads = [
    { name: "CSV", start: csv },
    ...others.map(({ name, ending }) => ({
      name,
      start: () => saveFrom(`${address ?? ""}?as=${name.toLowerCase()}`, ending),
    })),
  ];
  const cells: Partial<GridProps> =
    arriving === undefined
      ? {}
      : {
          getCellsForSelection: (rectangle) => async () => {
            const rows = Math.min(rectangle.height, COPIED_ROWS);
            await arriving.ready(rectangle.y, rows);
            const lines = Array.from({ length: rows }, (_, down) => rectangle.y + down);
            const across = arrangement.shown.slice(rectangle.x, rectangle.x + rectangle.width);
            return lines.map((row) => across.map((shown) => cell(shown, row)));
          },
        };
  return (
    <Sheet
      look={{ ...props, rows: source.rows }}
      source={source}
      arrangement={arrangement}
      selection={selection}
      cell={cell}
      toolbar={{ downloads }}
      caption={
        props.style?.caption == null ? undefined : (
          <div className="fc-table-caption">{props.style.caption}</div>
        )
      }
      grid={{ ...cells, ...grid }}
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
