/** The grid: draws the cells in sight on a canvas; sorting, search, column widths and copying stay in the browser. */
import DataEditor, {
  type GridCell,
  GridCellKind,
  type GridColumn,
  type Item,
} from "@glideapps/glide-data-grid";
import "@glideapps/glide-data-grid/dist/index.css";
import { useComputedColorScheme } from "@mantine/core";
import { useMemo, useState } from "react";

import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";
import { useLoaded } from "@/react/useLoaded";

import type { P } from "../registry";
import { type Shown, shownColumns } from "./config";
import { nextSorting, sortedRows, type Sorting } from "./order";
import { gridHeight, ROW } from "./size";
import { gridTheme } from "./theme";
import { Toolbar } from "./Toolbar";

export default function Grid({ props }: { props: P<"dataframe"> }) {
  const { value: frame, error } = useLoaded([props.data.digest], readOne);
  if (error !== null) throw new Error(error);
  if (frame === null) return <div className="fc-waiting" style={{ height: gridHeight(props) }} />;
  return <Ready props={props} frame={frame} />;
}

function readOne([bytes]: readonly ArrayBuffer[]): Frame {
  return readFrame(bytes ?? new ArrayBuffer(0));
}

function Ready({ props, frame }: { props: P<"dataframe">; frame: Frame }) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const [searching, setSearching] = useState(false);
  const [full, setFull] = useState(false);
  const theme = useGridTheme();
  const shown = useMemo(() => shownColumns(frame.columns, props), [frame, props]);
  const order = useMemo(() => {
    const column = frame.columns.find(({ id }) => id === sorting?.id);
    return column === undefined || sorting === null
      ? null
      : sortedRows(frame.rows, column, sorting.descending);
  }, [frame, sorting]);
  const columns = shown.map((each): GridColumn =>
    gridColumn(each, sorting, widths[each.column.id], props.width === "stretch"),
  );
  const at = (row: number): number => order?.[row] ?? row;
  const cell = ([column, row]: Item): GridCell => gridCell(shown[column], at(row), props.placeholder);
  return (
    <div
      className="fc-grid"
      data-full={full || undefined}
      onKeyDown={(event) => event.key === "Escape" && setFull(false)}
    >
      <Toolbar
        shown={shown}
        rows={order ?? Uint32Array.from({ length: frame.rows }, (_, row) => row)}
        full={full}
        onSearch={() => setSearching(true)}
        onFull={() => setFull(!full)}
      />
      <DataEditor
        width="100%"
        height={full ? "100%" : gridHeight({ ...props, rows: frame.rows })}
        columns={columns}
        rows={frame.rows}
        getCellContent={cell}
        getCellsForSelection
        theme={theme}
        rowHeight={props.row_height ?? ROW}
        headerHeight={ROW}
        freezeColumns={shown.filter(({ pinned }) => pinned).length}
        rowMarkers="none"
        smoothScrollX
        smoothScrollY
        columnSelect="none"
        rowSelect="none"
        showSearch={searching}
        onSearchClose={() => setSearching(false)}
        onHeaderClicked={(index) => {
          const id = shown[index]?.column.id;
          if (id !== undefined) setSorting(nextSorting(sorting, id));
        }}
        onColumnResize={(column, width) => setWidths({ ...widths, [column.id ?? ""]: width })}
      />
      {frame.rows === 0 && <div className="fc-table-empty">empty</div>}
    </div>
  );
}

function useGridTheme() {
  const scheme = useComputedColorScheme("light");
  return useMemo(() => gridTheme(scheme), [scheme]);
}

function gridColumn(
  shown: Shown,
  sorting: Sorting | null,
  width: number | undefined,
  stretch: boolean,
): GridColumn {
  const { id, isIndex } = shown.column;
  const arrow = sorting?.id === id ? (sorting.descending ? " ↓" : " ↑") : "";
  const chosen = width ?? shown.width ?? undefined;
  const base = { id, title: shown.title + arrow, ...(isIndex ? { themeOverride: INDEX } : {}) };
  if (chosen !== undefined) return { ...base, width: chosen };
  return stretch && !isIndex ? { ...base, grow: 1 } : base;
}

const INDEX = { baseFontStyle: "500 13px" };

function gridCell(shown: Shown | undefined, row: number, placeholder: string | null): GridCell {
  if (shown === undefined) return { kind: GridCellKind.Loading, allowOverlay: false };
  const value = shown.column.value(row);
  if (typeof value === "boolean" && shown.type !== "text") {
    return { kind: GridCellKind.Boolean, data: value, allowOverlay: false, readonly: true };
  }
  const text = shown.text(value);
  if (text === null) return missing(placeholder ?? "None", shown);
  if (shown.type === "link" && /^https?:/i.test(text)) {
    return { kind: GridCellKind.Uri, data: text, allowOverlay: true, readonly: true, hoverEffect: true };
  }
  if (Array.isArray(value))
    return { kind: GridCellKind.Bubble, data: value.map((each) => String(each)), allowOverlay: true };
  return {
    kind: GridCellKind.Text,
    data: text,
    displayData: text,
    allowOverlay: true,
    readonly: true,
    contentAlign: shown.align,
  };
}

function missing(text: string, shown: Shown): GridCell {
  return {
    kind: GridCellKind.Text,
    data: "",
    displayData: text,
    allowOverlay: false,
    readonly: true,
    contentAlign: shown.align,
    style: "faded",
  };
}
