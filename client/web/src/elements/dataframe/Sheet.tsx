/** A grid with what stands around it: its toolbar, the menus of its columns, the notes at their heads. */
import DataEditor, {
  type DataEditorProps,
  type DataEditorRef,
  type GridCell,
  type GridColumn,
  GridColumnMenuIcon,
  type GridMouseEventArgs,
  type Rectangle,
} from "@glideapps/glide-data-grid";
import "@glideapps/glide-data-grid/dist/index.css";
import {
  ButtonCell,
  DatePickerCell,
  DropdownCell,
  MultiSelectCell,
  RangeCell,
  SparklineCell,
} from "@glideapps/glide-data-grid-cells";
import "@glideapps/glide-data-grid-cells/dist/index.css";
import { type ReactNode, type Ref, useMemo, useState } from "react";

import { Markdown } from "@/text/Markdown";
import { useLook as usePageLook } from "@/theme/useLook";

import { LOADING_CELL } from "./cells";
import { ColumnMenu } from "./ColumnMenu";
import type { Shown } from "./config";
import { lookOf } from "./look";
import { columnWidth, contentWidth } from "./measure";
import { previewRenderer } from "./preview";
import { LINES, ROW, type Sized, gridHeight } from "./size";
import type { Source } from "./source";
import { gridTheme } from "./theme";
import { Toolbar, type ToolbarActions } from "./Toolbar";
import { type Arrangement, idOf } from "./useArrangement";
import type { TableSelection } from "./useTableSelection";

const RENDERERS = [
  ButtonCell,
  DatePickerCell,
  DropdownCell,
  MultiSelectCell,
  RangeCell,
  SparklineCell,
  previewRenderer,
];

export interface SheetLook extends Sized {
  readonly alt: string | null;
  readonly width: number | "content" | "stretch";
}

interface Props {
  look: SheetLook;
  source: Source;
  arrangement: Arrangement;
  selection: TableSelection;
  cell: (shown: Shown, row: number) => GridCell;
  toolbar: ToolbarActions;
  /** How a caption or another note of the table is called. */
  caption?: ReactNode;
  sortable?: boolean;
  grid?: Partial<DataEditorProps>;
  gridRef?: Ref<DataEditorRef>;
}

export function useLook() {
  const page = usePageLook();
  return useMemo(() => ({ look: lookOf(page), theme: gridTheme(page) }), [page]);
}

export function Sheet(props: Props) {
  const { look, source, arrangement, selection, cell, sortable = true } = props;
  const [searching, setSearching] = useState(false);
  const [full, setFull] = useState(false);
  const [menu, setMenu] = useState<{ column: number; at: Rectangle } | null>(null);
  const [tip, setTip] = useState<{ text: string; at: Rectangle } | null>(null);
  const { theme } = useLook();
  const { shown } = arrangement;
  const stretch = look.width !== "content";
  const fitted = shown.map((each) => gridColumn(each, arrangement, stretch ? null : source));
  const columns = stretch ? filling(fitted, arrangement) : fitted;
  const { modes } = selection;
  const marks = modes.rows === "none" ? "none" : "checkbox-visible";
  const width = stretch ? "100%" : contentWidth(shown, source, arrangement.widths, marks !== "none");
  const empty = source.rows === 0 && props.grid?.onRowAppended === undefined;
  const menuOf = menu === null ? undefined : shown[menu.column];
  return (
    <div
      className="fc-grid"
      role="region"
      aria-label={look.alt ?? "Table"}
      data-full={full || undefined}
      style={full ? {} : { width, maxWidth: "100%" }}
      onKeyDown={(event) => event.key === "Escape" && setFull(false)}
      onPointerLeave={() => setTip(null)}
    >
      <Toolbar
        actions={props.toolbar}
        full={full}
        onSearch={() => setSearching(true)}
        onFull={() => setFull(!full)}
      />
      <DataEditor
        {...(props.gridRef === undefined ? {} : { ref: props.gridRef })}
        width="100%"
        height={full ? "100%" : empty ? ROW : gridHeight(look) - LINES}
        columns={columns}
        rows={source.rows}
        getCellContent={([column, row]) => {
          const found = shown[column];
          return found === undefined ? LOADING_CELL : cell(found, row);
        }}
        getCellsForSelection
        customRenderers={RENDERERS}
        theme={theme}
        rowHeight={look.row_height ?? ROW}
        headerHeight={ROW}
        freezeColumns={arrangement.frozen}
        rowMarkers={marks}
        smoothScrollX
        smoothScrollY
        rangeSelect={modes.cells === "single" ? "cell" : "rect"}
        rowSelect={modes.rows}
        columnSelect={modes.columns}
        rowSelectionMode={modes.rows === "multi" ? "multi" : "auto"}
        columnSelectionMode="multi"
        rangeSelectionBlending="mixed"
        rowSelectionBlending="mixed"
        columnSelectionBlending="mixed"
        gridSelection={selection.grid}
        onGridSelectionChange={selection.change}
        showSearch={searching}
        onSearchClose={() => setSearching(false)}
        onHeaderClicked={(index) => {
          const found = shown[index];
          if (found !== undefined && sortable && modes.columns === "none") arrangement.sort(idOf(found));
        }}
        onHeaderMenuClick={(column, at) => setMenu({ column, at })}
        onItemHovered={(hovered) => setTip(tipOf(hovered, shown))}
        onColumnResize={(column, size) => arrangement.resize(column.id ?? "", size)}
        {...props.grid}
      />
      {menu !== null && menuOf !== undefined && (
        <ColumnMenu
          at={menu.at}
          onClose={() => setMenu(null)}
          actions={{
            title: menuOf.title,
            sorted: sortedOf(menuOf, arrangement),
            sort: sortable ? (descending) => arrangement.sort(idOf(menuOf), descending) : null,
            pinned: menuOf.pinned,
            pin: () => arrangement.pin(idOf(menuOf)),
            hide: () => arrangement.hide(idOf(menuOf)),
            showAll: arrangement.hidesSome ? arrangement.showAll : null,
            filter: arrangement.filter?.(menuOf) ?? null,
          }}
        />
      )}
      {tip !== null && menu === null && (
        <div
          className="fc-column-tip"
          role="tooltip"
          style={{ left: tip.at.x, top: tip.at.y + tip.at.height }}
        >
          <Markdown body={tip.text} />
        </div>
      )}
      {props.caption}
      {empty && <div className="fc-table-empty">empty</div>}
    </div>
  );
}

const INDEX = { baseFontStyle: "500 13px" };

/** With a `source`, the column is as wide as what is in it; otherwise it takes its share of the room. */
function gridColumn(shown: Shown, arrangement: Arrangement, source: Source | null): GridColumn {
  const id = idOf(shown);
  const { isIndex } = shown.column;
  const sorted = sortedOf(shown, arrangement);
  const arrow = sorted === null ? "" : sorted === "descending" ? " ↓" : " ↑";
  const base = {
    id,
    title: shown.title + (shown.required && !isIndex ? " *" : "") + arrow,
    hasMenu: true,
    menuIcon: GridColumnMenuIcon.Dots,
    ...(isIndex ? { themeOverride: INDEX } : {}),
  };
  const chosen = arrangement.widths[id] ?? shown.width ?? undefined;
  if (chosen !== undefined) return { ...base, width: chosen };
  if (source !== null) return { ...base, width: columnWidth(shown, source) };
  return isIndex ? base : { ...base, grow: 1 };
}

/** Where every column has a width of its own, the last takes what room is left over: no empty one stands behind it. */
function filling(columns: readonly GridColumn[], { widths }: Arrangement): readonly GridColumn[] {
  const fixed = columns.every((column) => "width" in column && widths[column.id ?? ""] === undefined);
  const last = columns.at(-1);
  return fixed && last !== undefined ? [...columns.slice(0, -1), { ...last, grow: 1 }] : columns;
}

function sortedOf(shown: Shown, { sorting }: Arrangement): "ascending" | "descending" | null {
  if (sorting?.id !== idOf(shown)) return null;
  return sorting.descending ? "descending" : "ascending";
}

function tipOf(hovered: GridMouseEventArgs, shown: readonly Shown[]): { text: string; at: Rectangle } | null {
  if (hovered.kind !== "header") return null;
  const text = shown[hovered.location[0]]?.help ?? null;
  return text === null ? null : { text, at: hovered.bounds };
}
