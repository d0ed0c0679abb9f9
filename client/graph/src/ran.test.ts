import { expect, test } from "vitest";

import type { Cell, GraphDocument } from "./document";
import { didOf, toldOf } from "./ran";

function cell(id: number, first: number, last = first, file = "app.py"): Cell {
  return { id, file, lines: [first, last], kind: "statement" } as unknown as Cell;
}

const graph = {
  script: "app.py",
  cells: [cell(1, 1), cell(2, 2, 4), cell(3, 5), cell(4, 5, 5, "helper.py")],
} as unknown as GraphDocument;

const slot = (name: string, first: number, last: number, did: "ran" | "needless" | "kept") => ({
  cell: name,
  first,
  last,
  did,
});

test("a cell did what its slots did, executing before being reused", () => {
  const did = didOf(graph, [
    slot("L1", 1, 1, "kept"),
    slot("L5[0]", 5, 5, "kept"),
    slot("L5[1]", 5, 5, "ran"),
    slot("L5[2]", 5, 5, "needless"),
    slot("L9", 9, 9, "ran"),
  ]);
  expect([...did]).toEqual([
    [1, "kept"],
    [3, "ran"],
  ]);
});

test("a slot of another file is not one of the script", () => {
  expect([...didOf(graph, [slot("helper.py:L5", 5, 5, "ran")])]).toEqual([[4, "ran"]]);
});

test("only what the panel says is heard", () => {
  expect(toldOf({ flowc: "ran", slots: [slot("L1", 1, 1, "ran"), { cell: 1 }], scheme: "dark" })).toEqual({
    slots: [slot("L1", 1, 1, "ran")],
    scheme: "dark",
  });
  for (const strange of [null, 3, "x", {}, { flowc: "other", slots: [] }, { flowc: "ran", slots: {} }])
    expect(toldOf(strange)).toBeNull();
});
