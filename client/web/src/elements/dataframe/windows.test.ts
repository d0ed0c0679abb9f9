import { Int64, Table, tableToIPC, Uint32, vectorFromArray } from "apache-arrow";
import { expect, test, vi } from "vitest";

import { readFrame } from "@/data/frame";

import { LOADING } from "./source";
import { pieceRows, windows } from "./windows";

const ROWS = 1_000_000;
const SIZE = 1000;

/** A server's answer: `n` is twice the row's place. */
function piece(address: string): ArrayBuffer {
  const query = new URLSearchParams(address.split("?")[1]);
  const [from, rows] = [Number(query.get("from")), Number(query.get("rows"))];
  const places = Array.from({ length: Math.min(rows, ROWS - from) }, (_, at) =>
    query.get("down") === "1" ? ROWS - 1 - (from + at) : from + at,
  );
  const table = new Table({
    n: vectorFromArray(
      places.map((place) => BigInt(2 * place)),
      new Int64(),
    ),
    __flowc_row: vectorFromArray(places, new Uint32()),
  });
  const meta = { index_columns: [{ kind: "range", name: null, start: 5, stop: 0, step: 1 }] };
  table.schema.metadata.set("pandas", JSON.stringify(meta));
  return tableToIPC(table, "stream").slice().buffer;
}

function opened(sorting: { id: string; descending: boolean } | null = null) {
  const asked = vi.fn((address: string) => Promise.resolve(piece(address)));
  const first = readFrame(piece(`?from=0&rows=${SIZE}`));
  const columns = first.columns.slice(0, -1);
  return { asked, table: windows("/t", { ...first, columns }, ROWS, SIZE, sorting, "", asked) };
}

test("rows are read as they come, each piece is asked for once, and counted labels go on", async () => {
  const { asked, table } = opened();
  expect(table.value(1, 3)).toBe(6);
  expect(table.value(1, 500_000)).toBe(LOADING);
  table.look(500_000, 20);
  table.look(500_005, 20);
  await table.ready(500_000, 30);
  expect(table.value(1, 500_010)).toBe(1_000_020);
  expect(table.value(0, 500_010)).toBe(500_015);
  expect(new Set(asked.mock.calls.map(([address]) => address)).size).toBe(asked.mock.calls.length);
});

test("what the reader has left behind is dropped", async () => {
  const { table } = opened();
  for (let row = 0; row < ROWS; row += 2 * SIZE) {
    table.look(row, 20);
    await table.ready(row, 20);
  }
  const kept = Array.from({ length: ROWS / SIZE }, (_, at) => table.value(1, at * SIZE) !== LOADING);
  expect(kept.filter(Boolean).length * SIZE * 2).toBeLessThanOrEqual(4_100_000);
});

test("a sorted table tells the places of its rows when they are there", async () => {
  const { asked, table } = opened({ id: "1", descending: true });
  expect(table.original(0)).toBeNull();
  await table.ready(0, 10);
  expect(asked.mock.calls[0]?.[0]).toBe(`/t?from=0&rows=${SIZE}&sort=0&down=1`);
  expect([table.original(0), table.value(0, 0), table.value(1, 0)]).toEqual([
    ROWS - 1,
    ROWS + 4,
    2 * ROWS - 2,
  ]);
  expect(table.place(3)).toBeNull();
});

test("labels that count up are turned without asking for an order", async () => {
  const { asked, table } = opened({ id: "0", descending: true });
  await table.ready(0, 10);
  expect(asked.mock.calls[0]?.[0]).not.toContain("sort");
  expect([table.original(0), table.value(1, 0)]).toEqual([ROWS - 1, 2 * ROWS - 2]);
});

test("pieces of wide tables have fewer rows", () => {
  expect([pieceRows(3), pieceRows(500), pieceRows(10_000)]).toEqual([1000, 100, 20]);
});
