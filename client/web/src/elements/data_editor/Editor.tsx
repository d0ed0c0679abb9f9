/** `st.data_editor`: the grid with cells that can be changed, and rows that can be added and deleted. */
import {
  CompactSelection,
  type DataEditorProps as GridProps,
  type EditableGridCell,
  type GridCell,
  type GridSelection,
  type Item,
} from "@glideapps/glide-data-grid";
import { useMemo, useState } from "react";

import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";
import { useClient, useWidgetValue } from "@/react/context";
import { useLoaded } from "@/react/useLoaded";

import { readingCell } from "../dataframe/cells";
import { type Option, type Shown, shownColumns } from "../dataframe/config";
import { toCsv } from "../dataframe/csv";
import { sortedRows } from "../dataframe/order";
import { modesOf, nameOf, NOTHING } from "../dataframe/selection";
import { Sheet, useLook } from "../dataframe/Sheet";
import { gridHeight } from "../dataframe/size";
import type { Source } from "../dataframe/source";
import { readStyle, type Style } from "../dataframe/style";
import { saveAs, ToolButton } from "../dataframe/Toolbar";
import { useArrangement } from "../dataframe/useArrangement";
import type { P } from "../registry";
import { add, edit, type Edits, readEdits, remove, rowAt, rowsInSight, writeEdits } from "./edits";
import {
  enteredValue,
  enteringCell,
  type Entering,
  firstValue,
  isAllowed,
  isEntered,
  pastedCell,
} from "./entering";
import { shownValue } from "./values";

type Props = P<"data_editor">;

interface Content {
  readonly frame: Frame;
  readonly style: Style | null;
}

export default function Editor({ props }: { props: Props }) {
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

function Ready({ props, content: { frame, style } }: { props: Props; content: Content }) {
  const columns = useMemo(() => shownColumns(frame.columns, props), [frame, props]);
  const arrangement = useArrangement(columns);
  const { shown, sorting } = arrangement;
  const required = useMemo(() => columns.filter((each) => each.required).map(nameOf), [columns]);
  const [edits, change] = useEdits(props, required);
  const sortable = props.num_rows === "fixed";
  const source = useMemo(() => {
    const column = sorting === null ? undefined : frame.columns[Number(sorting.id)];
    const order =
      !sortable || column === undefined || sorting === null
        ? null
        : sortedRows(frame.rows, column, sorting.descending);
    return editedSource(frame, columns, edits, order);
  }, [frame, columns, edits, sorting, sortable]);
  const adds = !props.disabled && (props.num_rows === "dynamic" || props.num_rows === "add");
  const deletes = !props.disabled && (props.num_rows === "dynamic" || props.num_rows === "delete");
  const [grid, setGrid] = useState<GridSelection>(NOTHING);
  const modes = useMemo(() => modesOf(deletes ? ["multi-row", "multi-cell"] : ["multi-cell"]), [deletes]);
  const entering = useEntering(props, frame);
  const cell = useCell(props, source, style, edits, entering);
  const editable = (column: number): Shown | null => {
    const found = shown[column];
    return found !== undefined && !props.disabled && isEntered(found) ? found : null;
  };
  const put = (items: readonly { readonly location: Item; readonly value: EditableGridCell }[]): void => {
    let next = edits;
    for (const { location, value } of items) {
      const column = editable(location[0]);
      const told = column === null ? undefined : enteredValue(column, value, entering);
      if (column === null || told === undefined || !isAllowed(column, told)) continue;
      next = edit(next, frame.rows, source.row(location[1]), nameOf(column), told);
    }
    if (next !== edits) change(next);
  };
  const drop = (rows: readonly number[]): void => {
    setGrid(NOTHING);
    change(remove(edits, frame.rows, rows));
  };
  const empty = (selection: GridSelection): void => {
    const range = selection.current?.range;
    if (range === undefined) return;
    let next = edits;
    for (let row = range.y; row < range.y + range.height; row += 1)
      for (let at = range.x; at < range.x + range.width; at += 1) {
        const column = editable(at);
        if (column !== null && !column.required)
          next = edit(next, frame.rows, source.row(row), nameOf(column), null);
      }
    if (next !== edits) change(next);
  };
  const append = (): void => {
    const row = Object.fromEntries(
      columns
        .filter((each) => !each.column.isIndex || isEntered(each))
        .map((each) => [nameOf(each), firstValue(each)]),
    );
    change(add(edits, row));
  };
  const marked = [...grid.rows];
  const more = (
    <>
      {adds && (
        <ToolButton label="Add a row" onClick={append}>
          <path d="M8 3v10M3 8h10" />
        </ToolButton>
      )}
      {deletes && marked.length > 0 && (
        <ToolButton label="Delete the selected rows" onClick={() => drop(marked)}>
          <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5" />
        </ToolButton>
      )}
    </>
  );
  const handlers: Partial<GridProps> = {
    onCellsEdited: (items) => {
      put(items);
      return true;
    },
    validateCell: ([column], value) => {
      const found = editable(column);
      return found !== null && isAllowed(found, enteredValue(found, value, entering));
    },
    coercePasteValue: pastedCell,
    onPaste: !props.disabled,
    fillHandle: !props.disabled,
    onDelete: (selection) => {
      if (deletes && selection.rows.length > 0) drop([...selection.rows]);
      else empty(selection);
      return false;
    },
    ...(adds
      ? {
          onRowAppended: () => append(),
          trailingRowOptions: { sticky: false, tint: true, hint: "New row" },
        }
      : {}),
  };
  return (
    <Sheet
      look={{ ...props, rows: source.rows + (adds ? 1 : 0) }}
      source={source}
      arrangement={arrangement}
      selection={{
        modes,
        grid: deletes ? grid : { ...grid, rows: CompactSelection.empty() },
        change: setGrid,
      }}
      cell={cell}
      sortable={sortable}
      toolbar={{
        more,
        downloads: [
          {
            name: "CSV",
            start: () => saveAs(`\ufeff${toCsv(shown, source)}`, "text/csv;charset=utf-8", "csv"),
          },
        ],
      }}
      grid={handlers}
    />
  );
}

/** The edits, with rows that wait for what is required; the script hears of those that are complete. */
function useEdits(props: Props, required: readonly string[]): [Edits, (edits: Edits) => void] {
  const [text, tell] = useWidgetValue<string | null>(props);
  const [own, setOwn] = useState<{ edits: Edits; text: string | null }>(() => ({
    edits: readEdits(text),
    text,
  }));
  if (own.text !== text && !says(own.edits, text, required)) {
    // Not our own word: a form that was cleared, or another table under the same key.
    setOwn({ edits: readEdits(text), text });
  }
  const change = (edits: Edits): void => {
    const next = writeEdits(edits, required);
    setOwn({ edits, text: next });
    if (!says(edits, text, required)) tell(next);
  };
  return [own.edits, change];
}

/** Whether the text tells these edits, however it writes them. */
function says(edits: Edits, text: string | null, required: readonly string[]): boolean {
  return writeEdits(readEdits(text), []) === writeEdits(readEdits(writeEdits(edits, required)), []);
}

interface EditedSource extends Source {
  /** A row in sight among those that stand: the edits' own count. */
  row(row: number): number;
}

function editedSource(
  frame: Frame,
  columns: readonly Shown[],
  edits: Edits,
  order: Uint32Array | null,
): EditedSource {
  const byPlace = new Map(columns.map((each) => [each.at, each]));
  const at = (row: number): number => order?.[row] ?? row;
  const where = (row: number) => rowAt(edits, frame.rows, at(row));
  return {
    columns: frame.columns,
    rows: rowsInSight(edits, frame.rows),
    row: at,
    value: (column, row) => {
      const { original, place } = where(row);
      const shown = byPlace.get(column);
      if (shown === undefined)
        return original === null ? null : (frame.columns[column]?.value(original) ?? null);
      const changed = original === null ? edits.added[place] : edits.edited[original];
      const told = changed?.[nameOf(shown)];
      if (told !== undefined) return shownValue(shown, told);
      return original === null ? null : (shown.column.value(original) ?? null);
    },
    original: (row) => where(row).original,
    place: () => null,
  };
}

function useEntering(props: Props, frame: Frame): Entering {
  const { look } = useLook();
  const placeholder = props.placeholder ?? "None";
  return useMemo(() => {
    const found = new Map<number, readonly Option[]>();
    const known = (shown: Shown): readonly Option[] => {
      const there = found.get(shown.at);
      if (there !== undefined) return there;
      const values = new Set<Option>(
        (shown.column.categories ?? []).filter(
          (each) => typeof each === "string" || typeof each === "number",
        ),
      );
      for (let row = 0; row < frame.rows && values.size < 1000; row += 1) {
        const value = shown.column.value(row);
        if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
          values.add(value);
      }
      found.set(shown.at, [...values]);
      return [...values];
    };
    return { look, placeholder, known };
  }, [look, placeholder, frame]);
}

function useCell(
  props: Props,
  source: Source,
  style: Style | null,
  edits: Edits,
  entering: Entering,
): (shown: Shown, row: number) => GridCell {
  const client = useClient();
  return (shown, row) => {
    const value = source.value(shown.at, row);
    const original = source.original(row);
    const theme = original === null ? undefined : style?.theme(original, shown.position);
    if (!props.disabled && isEntered(shown)) {
      const cell = enteringCell(shown, value, entering);
      return theme === undefined ? cell : { ...cell, themeOverride: theme };
    }
    const { button } = shown;
    const changed = original !== null && edits.edited[original]?.[nameOf(shown)] !== undefined;
    return readingCell(shown, value, {
      look: entering.look,
      placeholder: entering.placeholder,
      text: changed || original === null ? null : (style?.text(original, shown.position) ?? null),
      theme,
      click:
        button === null || original === null
          ? null
          : (label) => client.trigger(button, JSON.stringify({ row: original, label })),
    });
  };
}
