/** The order of rows when a column is sorted: missing values last, equal rows as they stood. */
import type { Column } from "@/data/cell";

export interface Sorting {
  readonly id: string;
  readonly descending: boolean;
}

/** Null where rows stand as they are. */
export function sortedRows(rows: number, column: Column, descending: boolean): Uint32Array {
  const keys = Array.from({ length: rows }, (_, row) => key(column.value(row)));
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const sign = descending ? -1 : 1;
  return order.sort((a, b) => {
    const left = keys[a] ?? null;
    const right = keys[b] ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a - b;
    return sign * compare(left, right) || a - b;
  });
}

/** Ascending, descending, as it was. */
export function nextSorting(now: Sorting | null, id: string): Sorting | null {
  if (now?.id !== id) return { id, descending: false };
  return now.descending ? null : { id, descending: true };
}

type Key = number | string | null;

function key(value: unknown): Key {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  return collator.compare(String(a), String(b));
}
