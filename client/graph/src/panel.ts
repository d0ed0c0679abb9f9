/** The selected cell → what there is to say of it: its source, what it reads and writes, what executes after it. */

import { button, el } from "./dom";
import { place, widgetName, type Cell, type Edge } from "./document";
import type { Model } from "./model";
import { pieces } from "./python";

const MOST_LISTED = 60;

export interface PanelActs {
  readonly select: (cell: number) => void;
  readonly close: () => void;
}

export function fillPanel(
  panel: HTMLElement,
  model: Model,
  cell: Cell,
  after: ReadonlySet<number>,
  acts: PanelActs,
): void {
  const parts: (HTMLElement | null)[] = [
    el(
      "header",
      {},
      el("h2", {}, place(cell)),
      el(
        "span",
        { class: "kind" },
        cell.function === null ? cell.kind : `${cell.kind} in ${cell.function}()`,
      ),
      button("×", "Close (Esc)", acts.close, { class: "close" }),
    ),
    cell.code === "" ? null : source(cell),
    remark(cell),
    ...cell.widgets.map((widget) =>
      el("p", { class: "chip" }, widgetName(widget), widget.key === null ? "" : ` · key ${widget.key}`),
    ),
    executes(model, cell, after, acts),
    names("Reads", cell.reads),
    names("Writes", cell.writes),
    names("Changes in place", cell.changes),
    names("Shows", cell.shows),
    names("Outside world", cell.world),
    links("Depends on", model.into.get(cell.id) ?? [], "from", model, acts),
    links("Used by", model.outOf.get(cell.id) ?? [], "to", model, acts),
  ];
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.scrollTop = 0;
}

function source(cell: Cell): HTMLElement {
  const code = el("code");
  for (const { text, tone } of pieces(cell.code))
    code.append(tone === "plain" ? text : el("span", { class: tone }, text));
  return el("pre", { class: "source", tabindex: 0, "aria-label": "Source" }, code);
}

function remark(cell: Cell): HTMLElement | null {
  if (cell.barrier)
    return el("p", { class: "remark" }, "↻ A barrier: executes in every run and may touch everything.");
  return cell.volatile === null
    ? null
    : el("p", { class: "remark" }, `↻ Executes in every run: ${cell.volatile}.`);
}

function names(title: string, found: readonly string[]): HTMLElement | null {
  if (found.length === 0) return null;
  const list = el("p", { class: "names" });
  for (const name of found) list.append(el("code", {}, name), " ");
  return el("section", {}, el("h3", {}, title), list);
}

function executes(model: Model, cell: Cell, after: ReadonlySet<number>, acts: PanelActs): HTMLElement {
  const others = model.document.cells.filter((other) => after.has(other.id) && other.id !== cell.id);
  const all = model.document.cells.filter((other) => other.kind !== "module").length;
  const title = `When it changes, ${others.length} of ${all} cells may execute after it`;
  const list = el("ul", { class: "links" });
  for (const other of others.slice(0, MOST_LISTED)) list.append(item(other, [], acts));
  const made = el("section", { class: "executes" }, el("h3", {}, title), list);
  if (others.length > MOST_LISTED)
    made.append(el("p", { class: "more" }, `and ${others.length - MOST_LISTED} more`));
  return made;
}

function links(
  title: string,
  edges: readonly Edge[],
  end: "from" | "to",
  model: Model,
  acts: PanelActs,
): HTMLElement | null {
  const reasons = new Map<number, string[]>();
  for (const edge of edges) reasons.set(edge[end], [...(reasons.get(edge[end]) ?? []), edge.reason]);
  if (reasons.size === 0) return null;
  const list = el("ul", { class: "links" });
  const sorted = [...reasons].sort(([one], [other]) => one - other);
  for (const [id, told] of sorted.slice(0, MOST_LISTED)) {
    const cell = model.cells.get(id);
    if (cell) list.append(item(cell, [...new Set(told)], acts));
  }
  const made = el("section", {}, el("h3", {}, title), list);
  if (sorted.length > MOST_LISTED)
    made.append(el("p", { class: "more" }, `and ${sorted.length - MOST_LISTED} more`));
  return made;
}

function item(cell: Cell, reasons: readonly string[], acts: PanelActs): HTMLElement {
  const link = button("", `Go to ${place(cell)}`, () => acts.select(cell.id));
  link.append(el("span", { class: "place" }, place(cell)), el("span", { class: "line" }, cell.source));
  if (reasons.length > 0) link.append(el("span", { class: "reason" }, reasons.join(", ")));
  return el("li", {}, link);
}
