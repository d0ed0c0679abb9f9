/** Model, collapsed groups and chosen kinds → the boxes and arrows that are drawn. */

import type { Cell, Group, Kind } from "./document";
import { around, type Model } from "./model";

export interface KindChoice {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly shown: boolean;
}

export const CHOICES: readonly KindChoice[] = [
  { id: "value", name: "Values", kinds: ["value"], shown: true },
  { id: "mutation", name: "Changes in place", kinds: ["mutation"], shown: true },
  { id: "state", name: "Session state", kinds: ["state"], shown: true },
  { id: "call", name: "Calls", kinds: ["call"], shown: true },
  { id: "module", name: "Local modules", kinds: ["module"], shown: true },
  { id: "structure", name: "Conditions and containers", kinds: ["control", "container"], shown: false },
  { id: "return", name: "Returned values", kinds: ["return"], shown: false },
  { id: "import", name: "Imports and definitions", kinds: ["import", "definition"], shown: false },
];

export interface Box {
  readonly id: string;
  readonly cell: Cell | null;
  readonly group: Group | null;
  /** An open group holds others; a closed one stands for them. */
  readonly open: boolean;
  readonly parent: string | null;
  /** The cells it stands for. */
  readonly stands: readonly number[];
  readonly order: number;
}

export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: Kind;
  readonly reasons: readonly string[];
}

export interface Visible {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The box that stands for a cell; cells that are left out have none. */
  readonly boxOf: ReadonlyMap<number, string>;
}

export const boxOfCell = (cell: number): string => `c${cell}`;

export function visible(model: Model, closed: ReadonlySet<string>, kinds: ReadonlySet<Kind>): Visible {
  const boxOf = new Map<number, string>();
  const stands = new Map<string, number[]>();
  const boxes: Box[] = [];
  for (const cell of model.document.cells) {
    if (cell.imports && !kinds.has("import")) continue;
    const id = boxId(model, closed, cell);
    boxOf.set(cell.id, id);
    const there = stands.get(id);
    if (there) there.push(cell.id);
    else stands.set(id, [cell.id]);
  }
  for (const [group, found] of model.groups) {
    const hidden = [...around(model.groups, found.parent)].some((outer) => closed.has(outer));
    if (hidden || !model.sizes.has(group)) continue;
    boxes.push({
      id: group,
      cell: null,
      group: found,
      open: !closed.has(group),
      parent: found.parent,
      stands: stands.get(group) ?? [],
      order: found.lines[0],
    });
  }
  for (const cell of model.document.cells) {
    const id = boxOfCell(cell.id);
    if (boxOf.get(cell.id) !== id) continue;
    const order = cell.kind === "module" ? 0 : cell.lines[0] + 0.5;
    const parent = model.groupOf.get(cell.id) ?? null;
    boxes.push({ id, cell, group: null, open: false, parent, stands: [cell.id], order });
  }
  boxes.sort((one, other) => one.order - other.order);
  return { boxes, arrows: arrows(model, boxOf, kinds), boxOf };
}

/** Closed at first: all functions and files where there is much to show, and regions where it is still much. */
export function closedAtFirst(model: Model): Set<string> {
  const closed = new Set<string>();
  for (const kinds of [["section"], ["function", "file"], ["region"]]) {
    if (count(model, closed) <= ENOUGH) break;
    for (const [id, group] of model.groups) if (kinds.includes(group.kind)) closed.add(id);
  }
  return closed;
}

const ENOUGH = 60;

function count(model: Model, closed: ReadonlySet<string>): number {
  const cells = model.document.cells.filter((cell) => !cell.imports);
  return new Set(cells.map((cell) => boxId(model, closed, cell))).size;
}

function boxId(model: Model, closed: ReadonlySet<string>, cell: Cell): string {
  let found = boxOfCell(cell.id);
  for (const group of around(model.groups, model.groupOf.get(cell.id) ?? null))
    if (closed.has(group)) found = group;
  return found;
}

function arrows(model: Model, boxOf: ReadonlyMap<number, string>, kinds: ReadonlySet<Kind>): Arrow[] {
  const found = new Map<string, { from: string; to: string; kind: Kind; reasons: Set<string> }>();
  const add = (source: number, target: number, kind: Kind, reason: string): void => {
    const from = boxOf.get(source);
    const to = boxOf.get(target);
    if (from === undefined || to === undefined || from === to || !kinds.has(kind)) return;
    const id = `${from} ${to} ${kind}`;
    const there = found.get(id);
    if (there) there.reasons.add(reason);
    else found.set(id, { from, to, kind, reasons: new Set([reason]) });
  };
  for (const edge of model.document.edges) {
    if (edge.implied) continue;
    const definition = edge.kind === "call" ? functionAround(model, edge.to) : undefined;
    // A call leads to the head of the function; from there its arguments go to who reads them.
    add(definition ?? edge.from, edge.to, edge.kind, edge.reason);
  }
  for (const call of model.document.calls) {
    const definition = model.definitions.get(call.group);
    const name = model.groups.get(call.group)?.label ?? "";
    if (definition !== undefined) add(call.from, definition, "call", `calls ${name}`);
  }
  return [...found].map(([id, arrow]) => ({ ...arrow, id, reasons: [...arrow.reasons] }));
}

function functionAround(model: Model, cell: number): number | undefined {
  for (const group of around(model.groups, model.groupOf.get(cell) ?? null)) {
    const definition = model.definitions.get(group);
    if (definition !== undefined) return definition;
  }
  return undefined;
}
