/** The page: reads the document that stands in it, and ties the drawing, the panel, the search and the keys together. */

import "./style.css";
import { button, el } from "./dom";
import { place, widgetName, type GraphDocument, type Kind } from "./document";
import { around, dependencies, dependents, model as modelOf } from "./model";
import { fillPanel } from "./panel";
import { didOf, listen } from "./ran";
import { searchField } from "./searchField";
import { View } from "./view";
import { CHOICES, closedAtFirst } from "./visible";

const data = document.getElementById("graph")?.textContent ?? "";
if (data === "") {
  document.getElementById("app")?.append(el("p", { class: "empty" }, "This page was made without a graph."));
} else {
  start(JSON.parse(data) as GraphDocument);
}

function start(graph: GraphDocument): void {
  const model = modelOf(graph);
  const closed = closedAtFirst(model);
  const chosen = new Set(CHOICES.filter((choice) => choice.shown).map((choice) => choice.id));
  let selected: number | null = null;

  const view = new View(model, { select: choose, toggle, nothing: () => choose(null) });
  const panel = el("aside", { class: "panel", "aria-label": "Selected cell", hidden: true });
  const field = searchField(graph.cells, (cell) => choose(cell, true));
  const say = el("p", { class: "said", role: "status" });

  const kinds = (): Set<Kind> =>
    new Set(CHOICES.filter((choice) => chosen.has(choice.id)).flatMap((choice) => choice.kinds));

  function redraw(): void {
    view.show(closed, kinds());
    light();
  }

  function light(): void {
    const cell = selected === null ? undefined : model.cells.get(selected);
    panel.hidden = cell === undefined;
    if (!cell) {
      view.light(null);
      say.textContent = "";
      return;
    }
    const after = dependents(model, cell.id);
    view.light({ selected: cell.id, after, before: dependencies(model, cell.id) });
    fillPanel(panel, model, cell, after, {
      select: (other) => choose(other, true),
      close: () => choose(null),
    });
    say.textContent = `${place(cell)} selected; ${after.size - 1} cells may execute when it changes.`;
  }

  function choose(cell: number | null, bring = false): void {
    selected = cell;
    if (cell !== null && reveal(cell)) view.show(closed, kinds());
    light();
    if (cell === null) return;
    if (bring || !view.inSight(cell, covered())) view.center(cell, covered());
    view.element(cell)?.focus({ preventScroll: true });
  }

  /** Open what a cell stands in; whether anything had to be. */
  function reveal(cell: number): boolean {
    let opened = false;
    for (const group of around(model.groups, model.groupOf.get(cell) ?? null))
      opened = closed.delete(group) || opened;
    if (model.cells.get(cell)?.imports && !chosen.has("import")) {
      chosen.add("import");
      for (const box of filters.querySelectorAll<HTMLInputElement>("[value=import]")) box.checked = true;
      opened = true;
    }
    return opened;
  }

  function toggle(group: string): void {
    if (!closed.delete(group)) closed.add(group);
    redraw();
    const first = graph.cells.find((cell) =>
      [...around(model.groups, model.groupOf.get(cell.id) ?? null)].includes(group),
    );
    if (first) view.center(first.id, covered());
  }

  /** What the panel hides of the drawing: it stands over its right side, on a narrow screen over its foot. */
  function covered(): { right: number; bottom: number } {
    const { width, height } = panel.getBoundingClientRect();
    return innerWidth < 700 ? { right: 0, bottom: height } : { right: width, bottom: 0 };
  }

  function all(open: boolean): void {
    for (const id of model.groups.keys()) {
      if (open) closed.delete(id);
      else closed.add(id);
    }
    redraw();
    view.begin();
  }

  const filters = el("div", { class: "menu" });
  for (const choice of CHOICES) {
    const number = graph.edges.filter((edge) => choice.kinds.includes(edge.kind)).length;
    const box = el("input", { type: "checkbox", value: choice.id, checked: choice.shown });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(choice.id);
      else chosen.delete(choice.id);
      redraw();
    });
    const key = el("i", { class: `key ${choice.kinds[0] ?? ""}` });
    filters.append(el("label", {}, box, key, choice.name, el("span", { class: "number" }, String(number))));
  }
  const filter = el(
    "details",
    { class: "filter" },
    el("summary", { title: "Which dependencies are drawn" }, "Show ▾"),
    filters,
  );
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !filter.contains(event.target)) filter.open = false;
  });

  const tools = el(
    "div",
    { class: "tools", role: "toolbar", "aria-label": "Drawing" },
    button("−", "Zoom out (−)", () => view.zoomBy(1 / 1.4)),
    button("+", "Zoom in (+)", () => view.zoomBy(1.4)),
    button("Fit", "Show everything (0)", () => view.fit()),
    ...(model.groups.size > 0
      ? [
          button("Open all", "Open all groups (E)", () => all(true), { class: "wide" }),
          button("Close all", "Close all groups (C)", () => all(false), { class: "wide" }),
        ]
      : []),
    filter,
    button("◐", "Light or dark (T)", theme),
  );

  document
    .getElementById("app")
    ?.append(
      el("header", { class: "top" }, heading(graph), field.element, tools),
      el("main", {}, view.svg, panel, notes(graph)),
      say,
    );
  redraw();
  view.begin();
  addEventListener("keydown", keys);
  listen(({ slots, scheme }) => {
    document.documentElement.dataset["scheme"] = scheme;
    view.markRun(didOf(graph, slots));
  });

  function keys(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      filter.open = false;
      choose(null);
      view.svg.focus();
    }
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function theme(): void {
    const page = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    page.dataset["scheme"] = (page.dataset["scheme"] ?? system) === "dark" ? "light" : "dark";
  }

  const KEYS: Readonly<Record<string, () => void>> = {
    "/": () => field.focus(),
    "+": () => view.zoomBy(1.4),
    "=": () => view.zoomBy(1.4),
    "-": () => view.zoomBy(1 / 1.4),
    "0": () => view.fit(),
    f: () => view.fit(),
    e: () => all(true),
    c: () => all(false),
    t: theme,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowRight: () => follow("to"),
    ArrowLeft: () => follow("from"),
  };

  /** The next cell of the script, or the one before. */
  function step(by: number): void {
    const shown = graph.cells.filter((cell) => !cell.imports || chosen.has("import"));
    const at = shown.findIndex((cell) => cell.id === selected);
    const next = at === -1 ? shown[0] : shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) choose(next.id, true);
  }

  /** The first cell that depends on the selected one, or that it depends on. */
  function follow(end: "to" | "from"): void {
    if (selected === null) return step(1);
    const edges = (end === "to" ? model.outOf : model.into).get(selected) ?? [];
    const drawn = kinds();
    const next = edges.find(
      (edge) => drawn.has(edge.kind) && !edge.implied && model.cells.get(edge[end])?.imports === false,
    );
    if (next) choose(next[end], true);
  }
}

function heading(graph: GraphDocument): HTMLElement {
  const name = graph.script.split(/[/\\]/).at(-1) ?? graph.script;
  const cells = graph.cells.filter((cell) => cell.kind !== "module").length;
  return el(
    "div",
    { class: "heading" },
    el("h1", { title: graph.script }, name),
    el("p", {}, `${cells} cells · ${graph.edges.length} dependencies`),
  );
}

/** What was asked for, and what the compiler had to say. */
function notes(graph: GraphDocument): HTMLElement {
  const made = el("div", { class: "notes" });
  const found = graph.what_if;
  if (found) {
    const all = graph.cells.filter((cell) => cell.kind !== "module").length;
    const more = found.always.length === 0 ? "" : ` ${found.always.length} more execute in every run.`;
    made.append(
      el(
        "p",
        { class: "what-if" },
        el("strong", {}, `When ${widgetName(found.widget)} changes`),
        `, ${found.affected.length} of ${all} cells may execute.${more}`,
      ),
    );
  }
  for (const { code, severity, line, message } of graph.diagnostics)
    made.append(el("p", { class: severity }, `${code}, line ${line}: ${message}`));
  if (graph.cells.length === 0) made.append(el("p", {}, "This script has no cells: it is empty."));
  return made;
}
