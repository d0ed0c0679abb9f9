import { expect, test } from "vitest";

import { add, edit, NONE, readEdits, remove, rowAt, rowsInSight, writeEdits } from "./edits";

const ROWS = 4;

test("cells are named by the script's row, whatever is deleted before them", () => {
  const less = remove(NONE, ROWS, [1]);
  expect(rowsInSight(less, ROWS)).toBe(3);
  expect([0, 1, 2].map((row) => rowAt(less, ROWS, row).original)).toEqual([0, 2, 3]);
  const changed = edit(edit(less, ROWS, 1, "a", 5), ROWS, 1, "b", null);
  expect(changed.edited).toEqual({ 2: { a: 5, b: null } });
  expect(remove(changed, ROWS, [0, 1])).toEqual({ edited: {}, added: [], deleted: [0, 1, 2] });
});

test("rows that are added stand last, and are edited and deleted where they stand", () => {
  let edits = add(add(remove(NONE, ROWS, [3]), { a: 1 }), { a: 2, b: null });
  expect(rowsInSight(edits, ROWS)).toBe(5);
  edits = edit(edits, ROWS, 4, "b", "x");
  expect(edits.added).toEqual([{ a: 1 }, { a: 2, b: "x" }]);
  edits = remove(edits, ROWS, [3]);
  expect(edits.added).toEqual([{ a: 2, b: "x" }]);
  expect(edits.deleted).toEqual([3]);
});

test("a row without what is required waits", () => {
  const edits = add(add(NONE, { a: null, b: "x" }), { a: 1, b: null });
  expect(JSON.parse(writeEdits(edits, ["a"]))).toEqual({
    edited_rows: {},
    added_rows: [{ a: 1 }],
    deleted_rows: [],
  });
  expect(readEdits(writeEdits(edits, [])).added).toEqual([{ b: "x" }, { a: 1 }]);
});
