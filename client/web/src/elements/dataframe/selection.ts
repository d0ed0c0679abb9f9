/**
 * What is selected, between the grid (rows and columns in sight) and the script (places in its table, names).
 *
 * Holds: what is not in sight stays selected only as long as the reader selects nothing of its kind.
 */
import { CompactSelection, type GridSelection, type Item, type Rectangle } from "@glideapps/glide-data-grid";

import type { P } from "../registry";
import type { Shown } from "./config";
import type { Source } from "./source";

export interface Told {
  readonly rows: readonly number[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly [number, string])[];
}

export type Mode = P<"dataframe">["selections"][number];

export interface Modes {
  readonly rows: "none" | "single" | "multi";
  readonly columns: "none" | "single" | "multi";
  readonly cells: "none" | "single" | "multi";
  readonly required: boolean;
}

export const NOTHING: GridSelection = {
  columns: CompactSelection.empty(),
  rows: CompactSelection.empty(),
};

/** Cells are handed over one by one: a range of a huge table must not fill the memory. */
const MOST_CELLS = 100_000;

export function modesOf(modes: readonly Mode[]): Modes {
  const of = (part: "row" | "column" | "cell"): "none" | "single" | "multi" =>
    modes.includes(`multi-${part}`)
      ? "multi"
      : modes.some((mode) => mode.startsWith(`single-${part}`))
        ? "single"
        : "none";
  return {
    rows: of("row"),
    columns: of("column"),
    cells: of("cell"),
    required: modes.includes("single-row-required"),
  };
}

/** The name by which a script knows a column. */
export function nameOf(shown: Shown): string {
  return shown.column.isIndex ? "_index" : shown.column.id;
}

export function toGrid(told: Told, shown: readonly Shown[], source: Source): GridSelection {
  const place = (row: number): number => source.place(row) ?? -1;
  let rows = CompactSelection.empty();
  for (const row of told.rows) if (place(row) >= 0) rows = rows.add(place(row));
  let columns = CompactSelection.empty();
  const names = shown.map(nameOf);
  for (const name of told.columns) if (names.includes(name)) columns = columns.add(names.indexOf(name));
  const cells = told.cells
    .map(([row, name]): Item => [names.indexOf(name), place(row)])
    .filter(([column, row]) => column >= 0 && row >= 0);
  const first = cells[0];
  if (first === undefined) return { rows, columns };
  return { rows, columns, current: { cell: first, range: around(cells), rangeStack: [] } };
}

export function fromGrid(
  selection: GridSelection,
  modes: Modes,
  shown: readonly Shown[],
  source: Source,
): Told {
  const rows = modes.rows === "none" ? [] : [...selection.rows];
  const columns = modes.columns === "none" ? [] : [...selection.columns];
  const range = modes.cells === "none" ? undefined : selection.current?.range;
  return {
    rows: rows.map((row) => source.original(row)).filter((row) => row !== null),
    columns: columns.flatMap((column) => {
      const found = shown[column];
      return found === undefined ? [] : [nameOf(found)];
    }),
    cells: range === undefined ? [] : cellsIn(range, shown, source),
  };
}

function cellsIn(range: Rectangle, shown: readonly Shown[], source: Source): [number, string][] {
  const cells: [number, string][] = [];
  for (let row = range.y; row < range.y + range.height; row += 1) {
    const original = source.original(row);
    for (let column = range.x; column < range.x + range.width; column += 1) {
      const found = shown[column];
      // As in Streamlit, labels of rows are no cells.
      if (original !== null && found !== undefined && !found.column.isIndex)
        cells.push([original, nameOf(found)]);
      if (cells.length >= MOST_CELLS) return cells;
    }
  }
  return cells;
}

function around(cells: readonly Item[]): Rectangle {
  const columns = cells.map(([column]) => column);
  const rows = cells.map(([, row]) => row);
  const [left, right] = ends(columns);
  const [top, bottom] = ends(rows);
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function ends(numbers: readonly number[]): [number, number] {
  // Spread arguments have a limit that a large range would pass.
  return numbers.reduce(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)],
    [Infinity, -Infinity],
  );
}
