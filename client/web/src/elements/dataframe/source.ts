/** Where a grid reads its cells: rows as they stand in sight, each with its place in the script's table. */
import type { Column, Frame } from "@/data/cell";

export interface Source {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** LOADING where the cell is on its way. */
  value(column: number, row: number): unknown;
  /** The place of a row in the script's table; null where that is not known yet. */
  original(row: number): number | null;
  /** Where a row of the script's table is in sight; null where it is not, or that is not known. */
  place(original: number): number | null;
}

export const LOADING = Symbol("loading");

/** Where the rows of a selection are to be read that may not be there yet. */
export interface Arriving {
  /** Resolves when these rows can be read, as far as they can be. */
  ready(from: number, rows: number): Promise<void>;
  /** The reader looks at these rows now. */
  look(from: number, rows: number): void;
}

/** A whole table in memory, in the given order of rows. */
export function frameSource(frame: Frame, order: Uint32Array | null): Source {
  let places: Uint32Array | null = null;
  return {
    columns: frame.columns,
    rows: frame.rows,
    value: (column, row) => frame.columns[column]?.value(order?.[row] ?? row) ?? null,
    original: (row) => order?.[row] ?? row,
    place: (original) => {
      if (original >= frame.rows) return null;
      if (order === null) return original;
      places ??= inverse(order);
      return places[original] ?? null;
    },
  };
}

function inverse(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (const [row, original] of order.entries()) places[original] = row;
  return places;
}
