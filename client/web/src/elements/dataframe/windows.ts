/**
 * A large table that stays on the server: rows are fetched piece by piece, as the reader comes to them.
 *
 * Holds: at most so many pieces are kept, the ones looked at last; a piece is asked for once at a time, and what the
 * reader has left behind is not waited for.
 */
import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";

import type { Sorting } from "./order";
import { type Arriving, LOADING, type Source } from "./source";

const ROW = "__flowc_row";
const KEPT_CELLS = 4_000_000;
const AT_ONCE = 3;

export type FetchPart = (address: string, signal: AbortSignal) => Promise<ArrayBuffer>;

export interface Windows extends Source, Arriving {
  /** Called when rows have come. */
  onArrival(listener: () => void): () => void;
}

/** How many rows go in one piece: few of a wide table, many of a narrow one. */
export function pieceRows(columns: number): number {
  return Math.min(1000, Math.max(20, Math.floor(50_000 / Math.max(1, columns))));
}

/** What the address of the table is asked. `sort` is the place of the sorted column in the stream. */
export function question(
  from: number,
  rows: number,
  sort: number | null,
  descending: boolean,
  where = "",
): string {
  const order = sort === null ? "" : `&sort=${sort}&down=${descending ? 1 : 0}`;
  return `?from=${from}&rows=${rows}${order}${where}`;
}

/** `first` is the first piece, of `size` rows, as they stand. `where` is what of an address says which rows count, of
 * which there are so many. */
export function windows(
  address: string,
  first: Frame,
  rows: number,
  size: number,
  sorting: Sorting | null,
  where = "",
  fetchPart: FetchPart = fetchBytes,
): Windows {
  const columns = first.columns.filter((column) => column.id !== ROW);
  const sorted = sorting === null ? undefined : columns[Number(sorting.id)];
  const sort = sorted === undefined || sorted.isCounted ? null : sorted.stored;
  // Sorted by a column that counts up, rows stand as they are, or the other way round; nothing is to be asked for that.
  const turned = sorted?.isCounted === true && sorting?.descending === true;
  const asItIs = sort === null && where === "";
  const pieces = new Map<number, Frame>();
  const asked = new Map<number, { promise: Promise<void>; abort: AbortController }>();
  const listeners = new Set<() => void>();
  const most = Math.max(8, Math.floor(KEPT_CELLS / (size * Math.max(1, columns.length))));
  let wanted: readonly number[] = [];
  if (sorting === null && where === "") pieces.set(0, first);

  const place = (row: number): number => (turned ? rows - 1 - row : row);

  function get(piece: number): Promise<void> {
    const known = asked.get(piece);
    if (known !== undefined) return known.promise;
    const abort = new AbortController();
    const descending = sorting?.descending ?? false;
    const promise = fetchPart(address + question(piece * size, size, sort, descending, where), abort.signal)
      .then((bytes) => {
        pieces.set(piece, readFrame(bytes));
        trim();
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) throw error;
      })
      .finally(() => {
        asked.delete(piece);
        next();
        for (const listener of listeners) listener();
      });
    asked.set(piece, { promise, abort });
    return promise;
  }

  function next(): void {
    for (const piece of wanted) {
      if (asked.size >= AT_ONCE) return;
      // A failure shows as cells that do not come; the next look asks again.
      if (!pieces.has(piece) && !asked.has(piece)) get(piece).catch(() => undefined);
    }
  }

  function trim(): void {
    for (const piece of pieces.keys()) {
      if (pieces.size <= most) return;
      if (!wanted.includes(piece)) pieces.delete(piece);
    }
  }

  function found(row: number): { frame: Frame; at: number } | null {
    const stands = place(row);
    const frame = pieces.get(Math.floor(stands / size));
    return frame === undefined ? null : { frame, at: stands % size };
  }

  function original(row: number): number | null {
    if (asItIs) return place(row);
    const there = found(row);
    const value = there?.frame.columns.at(-1)?.value(there.at);
    return typeof value === "number" ? value : null;
  }

  return {
    columns,
    rows,
    original,
    place: (one) => (asItIs && one < rows ? place(one) : null),
    value(column, row) {
      const shown = columns[column];
      if (shown?.isCounted === true) {
        const one = original(row);
        return one === null ? LOADING : shown.value(one);
      }
      const there = found(row);
      return there === null ? LOADING : (there.frame.columns[column]?.value(there.at) ?? null);
    },
    look(from, count) {
      const ends = [place(from), place(Math.min(rows, from + count) - 1)].sort((a, b) => a - b);
      const [start = 0, end = 0] = ends.map((row) => Math.floor(Math.max(0, row) / size));
      const seen = Array.from({ length: end - start + 1 }, (_, at) => start + at);
      // What comes next in either direction is fetched when all in sight is there.
      wanted = [...seen, end + 1, start - 1].filter((piece) => piece >= 0 && piece * size < rows);
      for (const [piece, { abort }] of asked) if (!wanted.includes(piece)) abort.abort();
      for (const piece of seen) {
        const there = pieces.get(piece);
        // Looked at last, dropped last.
        if (there !== undefined && pieces.delete(piece)) pieces.set(piece, there);
      }
      next();
    },
    async ready(from, count) {
      const ends = [place(from), place(Math.min(rows, from + count) - 1)].sort((a, b) => a - b);
      const [start = 0, end = 0] = ends.map((row) => Math.floor(Math.max(0, row) / size));
      const all = Array.from({ length: Math.min(end - start + 1, most) }, (_, at) => start + at);
      wanted = all;
      await Promise.all(all.filter((piece) => !pieces.has(piece)).map(get));
    },
    onArrival(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function fetchBytes(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status} for rows of this table.`);
  return response.arrayBuffer();
}
