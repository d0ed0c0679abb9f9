/** A document → what the drawing asks: who stands where, what depends on what, what executes when a cell changes. */

import type { Cell, Edge, GraphDocument, Group } from "./document";

/** More cells than this side by side in one group are cut into sections, which collapse. */
const MOST_IN_A_ROW = 120;
const SECTION = 40;

export interface Model {
  readonly document: GraphDocument;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly groups: ReadonlyMap<string, Group>;
  /** The group of each cell, sections included; null at the top. */
  readonly groupOf: ReadonlyMap<number, string | null>;
  /** How many cells stand in a group, at any depth. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly into: ReadonlyMap<number, readonly Edge[]>;
  readonly outOf: ReadonlyMap<number, readonly Edge[]>;
  /** The cell that makes an opened function, by group. */
  readonly definitions: ReadonlyMap<string, number>;
}

export function model(document: GraphDocument): Model {
  const groups = new Map(document.groups.map((group) => [group.id, group]));
  const groupOf = new Map<number, string | null>(document.cells.map((cell) => [cell.id, cell.group]));
  section(document, groups, groupOf);
  const into = new Map<number, Edge[]>();
  const outOf = new Map<number, Edge[]>();
  for (const edge of document.edges) {
    push(into, edge.to, edge);
    push(outOf, edge.from, edge);
  }
  const sizes = new Map<string, number>();
  const definitions = new Map<string, number>();
  for (const { id, kind, head } of document.groups)
    if (kind === "function" && head !== null) definitions.set(id, head);
  for (const cell of document.cells) {
    const inside = groupOf.get(cell.id) ?? null;
    for (const group of around(groups, inside)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const cells = new Map(document.cells.map((cell) => [cell.id, cell]));
  return { document, cells, groups, groupOf, sizes, into, outOf, definitions };
}

/** A group and those it stands in, innermost first. */
export function* around(groups: ReadonlyMap<string, Group>, group: string | null): Generator<string> {
  for (let here = group; here !== null; here = groups.get(here)?.parent ?? null) yield here;
}

/** `start` and what may execute when it changes. What comes back to a caller is not handed to the function again. */
export function dependents(model: Model, start: number): Set<number> {
  return reach(start, (cell) => model.outOf.get(cell) ?? [], "to");
}

/** `start` and everything it depends on. */
export function dependencies(model: Model, start: number): Set<number> {
  return reach(start, (cell) => model.into.get(cell) ?? [], "from");
}

function reach(start: number, edges: (cell: number) => readonly Edge[], end: "to" | "from"): Set<number> {
  const direct = new Set<number>();
  const returned = new Set<number>();
  const todo: [number, boolean][] = [[start, false]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [cell, cameBack] = next;
    if (direct.has(cell) || (cameBack && returned.has(cell))) continue;
    (cameBack ? returned : direct).add(cell);
    for (const edge of edges(cell))
      if (!(cameBack && edge.kind === "call" && end === "to"))
        todo.push([edge[end], end === "to" && edge.kind === "return"]);
  }
  return direct;
}

function section(
  document: GraphDocument,
  groups: Map<string, Group>,
  groupOf: Map<number, string | null>,
): void {
  const rows = new Map<string | null, Cell[]>();
  for (const cell of document.cells)
    if (!cell.imports && cell.kind !== "module") push(rows, cell.group, cell);
  for (const [parent, cells] of rows) {
    if (cells.length <= MOST_IN_A_ROW) continue;
    for (let start = 0; start < cells.length; start += SECTION) {
      const part = cells.slice(start, start + SECTION);
      const first = part[0]?.lines[0] ?? 0;
      const last = part.at(-1)?.lines[1] ?? first;
      const id = `s${groups.size}`;
      const file = part[0]?.file ?? "";
      groups.set(id, {
        id,
        kind: "section",
        label: `Lines ${first}–${last}`,
        parent,
        file,
        lines: [first, last],
        head: null,
      });
      for (const cell of part) groupOf.set(cell.id, id);
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
