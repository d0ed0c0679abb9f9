/**
 * What a reader has changed in a table, as the script is told: values by column by row of the script's table, rows
 * that were added, rows that were deleted.
 *
 * Holds: edits are never changed, each step gives new ones. Rows in sight are those of the script that stand, in their
 * order, and after them those that were added.
 */

export type Value = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Value>>;

export interface Edits {
  readonly edited: Readonly<Record<number, Row>>;
  readonly added: readonly Row[];
  /** Ascending. */
  readonly deleted: readonly number[];
}

export const NONE: Edits = { edited: {}, added: [], deleted: [] };

export function readEdits(text: string | null): Edits {
  if (text === null) return NONE;
  const told = JSON.parse(text) as {
    edited_rows?: Record<number, Row>;
    added_rows?: Row[];
    deleted_rows?: number[];
  };
  return {
    edited: told.edited_rows ?? {},
    added: told.added_rows ?? [],
    deleted: [...(told.deleted_rows ?? [])].sort((a, b) => a - b),
  };
}

/** An added row that lacks what is required waits until it has it, and empty cells of it say nothing. */
export function writeEdits({ edited, added, deleted }: Edits, required: readonly string[]): string {
  const complete = added.filter((row) => required.every((name) => !isEmpty(row[name])));
  return JSON.stringify({
    edited_rows: edited,
    added_rows: complete.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    ),
    deleted_rows: deleted,
  });
}

export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** How many rows are in sight of a table that had `rows`. */
export function rowsInSight(edits: Edits, rows: number): number {
  return rows - edits.deleted.length + edits.added.length;
}

/** The script's row for one in sight; null for one that was added, whose place among those is `place`. */
export function rowAt(
  edits: Edits,
  rows: number,
  row: number,
): { readonly original: number | null; readonly place: number } {
  const standing = rows - edits.deleted.length;
  if (row >= standing) return { original: null, place: row - standing };
  let original = row;
  for (const gone of edits.deleted) if (gone <= original) original += 1;
  return { original, place: -1 };
}

export function edit(edits: Edits, rows: number, row: number, name: string, value: Value): Edits {
  const { original, place } = rowAt(edits, rows, row);
  if (original !== null) {
    const now = edits.edited[original] ?? {};
    return { ...edits, edited: { ...edits.edited, [original]: { ...now, [name]: value } } };
  }
  return {
    ...edits,
    added: edits.added.map((each, at) => (at === place ? { ...each, [name]: value } : each)),
  };
}

export function add(edits: Edits, row: Row): Edits {
  return { ...edits, added: [...edits.added, row] };
}

export function remove(edits: Edits, rows: number, inSight: readonly number[]): Edits {
  const gone = inSight.map((row) => rowAt(edits, rows, row));
  const originals = gone.flatMap(({ original }) => (original === null ? [] : [original]));
  const places = new Set(gone.filter(({ original }) => original === null).map(({ place }) => place));
  return {
    // What was changed in a row that is gone is gone with it.
    edited: Object.fromEntries(
      Object.entries(edits.edited).filter(([row]) => !originals.includes(Number(row))),
    ),
    added: edits.added.filter((_, at) => !places.has(at)),
    deleted: [...edits.deleted, ...originals].sort((a, b) => a - b),
  };
}
