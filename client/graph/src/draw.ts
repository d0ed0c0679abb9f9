/** Placed boxes and arrows → SVG, and the marks that a selection sets on them. */

import { curveBasis, line } from "d3-shape";
import { place } from "./document";
import { shape } from "./dom";
import type { Placed, Point, Rectangle, Size } from "./layout";
import type { Model } from "./model";
import type { Arrow, Box, Visible } from "./visible";

const MOST_CHARACTERS = 38;
const HEIGHT = 42;
const PADDING = 12;

export interface Picture {
  readonly boxes: ReadonlyMap<string, SVGGElement>;
  readonly arrows: ReadonlyMap<string, SVGPathElement>;
}

export interface Acts {
  readonly select: (cell: number) => void;
  readonly toggle: (group: string) => void;
}

export function sizesOf(visible: Visible): Map<string, Size> {
  const character = characterWidth();
  return new Map(
    visible.boxes.map((box) => {
      const longest = Math.max(...texts(box).map(columns), 10);
      return [box.id, { width: Math.ceil(longest * character) + 2 * PADDING, height: HEIGHT }];
    }),
  );
}

export function draw(
  layer: SVGGElement,
  model: Model,
  visible: Visible,
  placed: Placed,
  acts: Acts,
): Picture {
  const boxes = new Map<string, SVGGElement>();
  const arrows = new Map<string, SVGPathElement>();
  const [under, lines, over] = [shape("g"), shape("g", { class: "lines" }), shape("g")];
  for (const box of visible.boxes) {
    const at = placed.boxes.get(box.id);
    if (!at) continue;
    const made = box.open ? openGroup(box, at, acts) : drawnBox(model, box, at, acts);
    boxes.set(box.id, made);
    (box.open ? under : over).append(made);
  }
  for (const arrow of visible.arrows) {
    const made = drawnArrow(arrow, placed);
    arrows.set(arrow.id, made);
    lines.append(made);
  }
  layer.replaceChildren(under, lines, over);
  return { boxes, arrows };
}

export function arrowHead(): SVGDefsElement {
  const head = {
    id: "head",
    viewBox: "0 0 8 8",
    refX: 7,
    refY: 4,
    markerWidth: 8,
    markerHeight: 8,
    orient: "auto",
    markerUnits: "userSpaceOnUse",
  };
  return shape(
    "defs",
    {},
    shape("marker", head, shape("path", { class: "head", d: "M0 0.5 L8 4 L0 7.5 Z" })),
  );
}

function texts(box: Box): [string, string] {
  if (box.group) {
    const name = box.group.label;
    return [`${lines(box.group.lines)} · ${count(box.stands.length)}`, clipped(name)];
  }
  if (box.cell?.kind === "module") return ["module", clipped(box.cell.file)];
  return box.cell ? [place(box.cell), clipped(box.cell.source)] : ["", ""];
}

function drawnBox(model: Model, box: Box, at: Rectangle, acts: Acts): SVGGElement {
  const [above, below] = texts(box);
  const { group, cell } = box;
  const names = ["box", group ? `group ${group.kind}` : `cell ${cell?.kind ?? ""}`];
  if (cell?.widgets.length) names.push("widget");
  if (cell?.barrier || cell?.volatile) names.push("volatile");
  const made = shape("g", {
    class: names.join(" "),
    transform: `translate(${at.x} ${at.y})`,
    role: "button",
    tabindex: -1,
    "aria-label": group ? `Open ${below}, ${above}` : `${above}: ${cell?.source ?? ""}`,
    "data-id": box.id,
  });
  if (group)
    made.append(shape("rect", { class: "behind", x: 4, y: 4, width: at.width, height: at.height, rx: 7 }));
  made.append(
    shape("rect", { class: "card", width: at.width, height: at.height, rx: 7 }),
    shape("rect", { class: "bar", width: 4, height: at.height - 14, x: 0, y: 7, rx: 2 }),
    shape("text", { class: "above", x: PADDING, y: 16 }, above),
    shape("text", { class: "below", x: PADDING, y: 32 }, below),
    shape("title", {}, group ? `${group.label} (click to open)` : (cell?.code ?? "")),
  );
  if (group) made.append(shape("path", { class: "chevron", d: `M${at.width - 14} 11 l4 4 l-4 4` }));
  if (cell?.barrier || cell?.volatile)
    made.append(shape("text", { class: "sign", x: at.width - 16, y: 16 }, "↻"));
  made.append(shape("text", { class: "tally", x: at.width - 8, y: -4 }));
  const first = box.stands[0];
  press(made, () => {
    if (group) acts.toggle(group.id);
    else if (first !== undefined && model.cells.has(first)) acts.select(first);
  });
  return made;
}

function openGroup(box: Box, at: Rectangle, acts: Acts): SVGGElement {
  const group = box.group;
  if (!group) return shape("g");
  const title = clipped(group.label);
  const made = shape(
    "g",
    {
      class: `open ${group.kind}`,
      transform: `translate(${at.x} ${at.y})`,
      "data-id": group.id,
    },
    shape("rect", { class: "frame", width: at.width, height: at.height, rx: 10 }),
  );
  const handle = shape(
    "g",
    { class: "handle", role: "button", tabindex: -1, "aria-label": `Close ${group.label}` },
    shape("rect", {
      class: "grip",
      x: 2,
      y: 2,
      width: Math.max(60, title.length * 7 + 34),
      height: 22,
      rx: 6,
    }),
    shape("path", { class: "chevron", d: "M11 11 l4 4 l4 -4" }),
    shape("text", { class: "title", x: 26, y: 17 }, title),
    shape("title", {}, `${group.label} (click to close)`),
  );
  press(handle, () => acts.toggle(group.id));
  made.append(handle);
  return made;
}

function drawnArrow(arrow: Arrow, placed: Placed): SVGPathElement {
  return shape(
    "path",
    {
      class: `arrow ${arrow.kind}`,
      d: path(arrow, placed),
      "marker-end": "url(#head)",
      "data-from": arrow.from,
      "data-to": arrow.to,
    },
    shape("title", {}, arrow.reasons.join("\n")),
  );
}

const smooth = line<Point>(
  (point) => point.x,
  (point) => point.y,
).curve(curveBasis);

/** From the right side of a box to the left side of another, where they stand so. */
function path(arrow: Arrow, placed: Placed): string {
  const from = placed.boxes.get(arrow.from);
  const to = placed.boxes.get(arrow.to);
  const inner = (placed.arrows.get(arrow.id) ?? []).slice(1, -1);
  if (!from || !to) return "";
  const forward = to.x >= from.x + from.width;
  const start = { x: forward ? from.x + from.width : from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: to.x - 1, y: to.y + to.height / 2 };
  if (!forward) return smooth((placed.arrows.get(arrow.id) ?? []).slice()) ?? "";
  const lead = Math.min(26, (end.x - start.x) / 2);
  const [first, last] = [start.x + lead, end.x - lead];
  // What lies beside a box would make a line turn back before it arrives.
  const between = inner.filter((point) => point.x > first && point.x < last);
  return smooth([start, { x: first, y: start.y }, ...between, { x: last, y: end.y }, end]) ?? "";
}

function press(element: SVGGElement, act: () => void): void {
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function lines([first, last]: readonly [number, number]): string {
  return first === last ? `L${first}` : `L${first}–${last}`;
}

function count(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}

function clipped(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}

/** East Asian characters and pictures take two columns of a monospaced font. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

function characterWidth(): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 7.3;
  context.font = `12px ${getComputedStyle(document.documentElement).getPropertyValue("--mono")}`;
  return context.measureText("0".repeat(40)).width / 40;
}
