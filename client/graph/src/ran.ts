/**
 * What a run of the app did, told by the developer panel that the page stands in: boxes of cells that executed, and of
 * those that were reused, say so.
 *
 * Holds: only the window around this page is listened to; what it says is looked at before it is used.
 */
import type { Cell, GraphDocument } from "./document";

export type Did = "ran" | "needless" | "kept";

interface Slot {
  readonly cell: string;
  readonly first: number;
  readonly last: number;
  readonly did: Did;
}

export interface Told {
  readonly slots: readonly Slot[];
  readonly scheme: "light" | "dark";
}

export function listen(heard: (told: Told) => void): void {
  if (window.parent === window) return;
  addEventListener("message", (event) => {
    if (event.source !== window.parent) return;
    const told = toldOf(event.data);
    if (told !== null) heard(told);
  });
  // The panel cannot know when this page has come so far.
  window.parent.postMessage({ flowc: "graph-ready" }, "*");
}

export function toldOf(data: unknown): Told | null {
  const { flowc, slots, scheme } = (data ?? {}) as Record<string, unknown>;
  if (flowc !== "ran" || !Array.isArray(slots)) return null;
  return { slots: slots.filter(isSlot), scheme: scheme === "dark" ? "dark" : "light" };
}

function isSlot(found: unknown): found is Slot {
  const { cell, first, last, did } = (found ?? {}) as Record<string, unknown>;
  return (
    typeof cell === "string" &&
    typeof first === "number" &&
    typeof last === "number" &&
    (did === "ran" || did === "needless" || did === "kept")
  );
}

/** By cell. One that executed in one place and was reused in another executed. */
export function didOf(graph: GraphDocument, slots: readonly Slot[]): ReadonlyMap<number, Did> {
  const main = graph.cells.find((cell) => cell.kind !== "module")?.file ?? graph.script;
  const found = new Map<number, Did>();
  for (const slot of slots)
    for (const cell of graph.cells) {
      if (cell.lines[0] !== slot.first || cell.lines[1] !== slot.last || !isOf(cell, slot.cell, main))
        continue;
      const before = found.get(cell.id);
      if (before === undefined || rank(slot.did) > rank(before)) found.set(cell.id, slot.did);
    }
  return found;
}

/** A slot of a local module has the file's name in its label. */
function isOf(cell: Cell, label: string, main: string): boolean {
  const file = cell.file.split(/[/\\]/).at(-1) ?? cell.file;
  const named = /(\w+)\.py/.exec(label);
  return named === null ? cell.file === main : file.startsWith(`${named[1] ?? ""}.`);
}

function rank(did: Did): number {
  return ["kept", "needless", "ran"].indexOf(did);
}
