import { describe, expect, it } from "vitest";
import type { Cell, Edge, GraphDocument, Group, Kind } from "./document";
import { dependencies, dependents, model } from "./model";
import { pieces } from "./python";
import { search } from "./search";
import { CHOICES, closedAtFirst, visible } from "./visible";

function cell(id: number, changes: Partial<Cell> = {}): Cell {
  return {
    id,
    label: `L${id + 1}`,
    kind: "statement",
    file: "app.py",
    lines: [id + 1, id + 1],
    group: null,
    function: null,
    source: `x${id} = ${id}`,
    code: `x${id} = ${id}`,
    imports: false,
    reads: [],
    writes: [`x${id}`],
    changes: [],
    shows: [],
    world: [],
    widgets: [],
    volatile: null,
    barrier: false,
    ...changes,
  };
}

function edge(from: number, to: number, kind: Kind = "value", implied = false): Edge {
  return { from, to, kind, reason: `${from} to ${to}`, implied };
}

function made(cells: Cell[], edges: Edge[], groups: Group[] = [], calls: GraphDocument["calls"] = []) {
  return model({ version: 1, script: "app.py", cells, groups, edges, calls, what_if: null, diagnostics: [] });
}

const FUNCTION: Group = {
  id: "g0",
  kind: "function",
  label: "f()",
  parent: null,
  file: "app.py",
  lines: [1, 2],
  head: 0,
};
const SHOWN = new Set(CHOICES.filter((choice) => choice.shown).flatMap((choice) => choice.kinds));

describe("what depends on what", () => {
  it("follows edges to the end, round circles too", () => {
    const graph = made(
      [0, 1, 2, 3].map((id) => cell(id)),
      [edge(0, 1), edge(1, 2), edge(2, 1, "state")],
    );
    expect([...dependents(graph, 0)].sort()).toEqual([0, 1, 2]);
    expect([...dependencies(graph, 2)].sort()).toEqual([0, 1, 2]);
    expect([...dependents(graph, 3)]).toEqual([3]);
  });

  it("does not hand a result that came back to the function again", () => {
    // 0 widget in f, 1 its caller, 2 uses the result, 3 reads an argument of f.
    const cells = [cell(0, { group: "g0" }), cell(1), cell(2), cell(3, { group: "g0" })];
    const graph = made(cells, [edge(0, 1, "return"), edge(1, 2), edge(1, 3, "call")], [FUNCTION]);
    expect([...dependents(graph, 0)].sort()).toEqual([0, 2]);
    expect([...dependents(graph, 1)].sort()).toEqual([1, 2, 3]);
  });
});

describe("what is drawn", () => {
  it("stands for what a closed group holds, and leaves out what is implied", () => {
    const cells = [cell(0, { group: "g0", kind: "definition" }), cell(1, { group: "g0" }), cell(2), cell(3)];
    const edges = [edge(1, 2), edge(0, 1), edge(2, 3), edge(1, 3, "value", true)];
    const graph = made(cells, edges, [FUNCTION], [{ from: 3, group: "g0" }]);
    const closed = visible(graph, new Set(["g0"]), SHOWN);
    expect(closed.boxes.map((box) => box.id)).toEqual(["g0", "c2", "c3"]);
    expect(closed.arrows.map((arrow) => arrow.id)).toEqual(["g0 c2 value", "c2 c3 value", "c3 g0 call"]);
    const open = visible(graph, new Set(), SHOWN);
    expect(open.boxes.map((box) => box.id).sort()).toEqual(["c0", "c1", "c2", "c3", "g0"]);
    expect(open.arrows.map((arrow) => arrow.id)).toContain("c3 c0 call");
  });

  it("cuts what is long into sections, closed at first", () => {
    const graph = made(
      Array.from({ length: 2000 }, (_, id) => cell(id)),
      [],
    );
    expect(graph.groups.size).toBe(50);
    const boxes = visible(graph, closedAtFirst(graph), SHOWN).boxes;
    expect(boxes).toHaveLength(50);
    expect(boxes[0]?.group?.label).toBe("Lines 1–40");
  });
});

describe("search", () => {
  it("puts the widget of that name first, then who writes it, then who speaks of it", () => {
    const widget = { command: "slider", line: 3, label: "Years", key: null };
    const cells = [
      cell(0, { code: "y = years" }),
      cell(1, { writes: ["years"], code: "years = 1" }),
      cell(2, { widgets: [widget] }),
    ];
    expect(search(cells, "years").map((found) => found.id)).toEqual([2, 1, 0]);
    expect(search(cells, "l1").map((found) => found.id)).toEqual([0]);
    expect(search(cells, "  ")).toEqual([]);
  });
});

describe("source", () => {
  it("loses no character", () => {
    const code = 'def f(x):  # </script>\n    return f"{x!r}" + """a\n"b""" + \'unended';
    expect(
      pieces(code)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(code);
    expect(
      pieces(code)
        .filter((piece) => piece.tone === "keyword")
        .map((piece) => piece.text),
    ).toEqual(["def", "return"]);
  });
});
