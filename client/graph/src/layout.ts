/** Boxes and arrows → where they stand: layers from left to right, script order from top to bottom in each. */

import { Graph, layout as dagre, type EdgeLabel, type GraphLabel, type NodeLabel } from "@dagrejs/dagre";
import { inScriptOrder, type Layers } from "./order";
import type { Visible } from "./visible";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are of the upper left corner. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly boxes: ReadonlyMap<string, Rectangle>;
  readonly arrows: ReadonlyMap<string, readonly Point[]>;
  readonly whole: Rectangle;
}

const GAP = 8;
const TITLE = 26;
/** Above this, finding the best layers takes longer than somebody waits. */
const MANY = 400;

export function layout(visible: Visible, sizes: ReadonlyMap<string, Size>): Placed {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ compound: true, multigraph: true });
  const many = visible.boxes.length + visible.arrows.length > MANY;
  graph.setGraph({
    rankdir: "LR",
    nodesep: 20,
    edgesep: 16,
    ranksep: 54,
    // Boxes of one layer begin at one line.
    rankalign: "top",
    ranker: many ? "longest-path" : "network-simplex",
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const stacks = stacked(visible, sizes);
  for (const box of visible.boxes) {
    if (stacks.inside.has(box.id)) continue;
    graph.setNode(box.id, { ...(box.open ? NONE : (sizes.get(box.id) ?? NONE)) });
  }
  for (const [id, stack] of stacks.of) graph.setNode(id, { ...stack.size });
  for (const box of visible.boxes)
    if (box.parent !== null && graph.hasNode(box.id)) graph.setParent(box.id, box.parent);
  for (const [id, stack] of stacks.of) if (stack.parent !== null) graph.setParent(id, stack.parent);
  for (const arrow of visible.arrows) graph.setEdge(arrow.from, arrow.to, { weight: 1 }, arrow.kind);
  let upsideDown = false;
  const lines = new Map(visible.boxes.map((box) => [box.id, box.order]));
  for (const [id, stack] of stacks.of) lines.set(id, lines.get(stack.boxes[0]?.[0] ?? "") ?? 0);
  const customOrder = (layers: Layers, order: (layers: Layers) => void): void => {
    order(layers);
    upsideDown = inScriptOrder(layers, lines);
  };
  if (graph.nodeCount() > 0) dagre(graph, many ? { disableOptimalOrderHeuristic: true } : { customOrder });
  return placed(visible, graph, stacks, sizes, upsideDown);
}

const NONE: Size = { width: 0, height: 0 };

interface Stack {
  readonly parent: string | null;
  readonly boxes: readonly (readonly [string, Point])[];
  readonly size: Size;
}

/** What no arrow touches stands together, in script order, in columns. */
function stacked(
  visible: Visible,
  sizes: ReadonlyMap<string, Size>,
): { readonly of: ReadonlyMap<string, Stack>; readonly inside: ReadonlySet<string> } {
  const linked = new Set(visible.arrows.flatMap((arrow) => [arrow.from, arrow.to]));
  const alone = new Map<string | null, string[]>();
  for (const box of visible.boxes) {
    if (box.open || linked.has(box.id)) continue;
    const there = alone.get(box.parent);
    if (there) there.push(box.id);
    else alone.set(box.parent, [box.id]);
  }
  const of = new Map<string, Stack>();
  const inside = new Set<string>();
  for (const [parent, ids] of alone) {
    of.set(`stack ${parent ?? ""}`, stack(parent, ids, sizes));
    for (const id of ids) inside.add(id);
  }
  return { of, inside };
}

function stack(parent: string | null, ids: readonly string[], sizes: ReadonlyMap<string, Size>): Stack {
  const columns = Math.max(1, Math.round(Math.sqrt(ids.length / 8)));
  const perColumn = Math.ceil(ids.length / columns);
  const boxes: [string, Point][] = [];
  let x = 0;
  let height = 0;
  for (let start = 0; start < ids.length; start += perColumn) {
    let y = 0;
    let width = 0;
    for (const id of ids.slice(start, start + perColumn)) {
      const size = sizes.get(id) ?? NONE;
      boxes.push([id, { x, y }]);
      y += size.height + GAP;
      width = Math.max(width, size.width);
    }
    x += width + GAP;
    height = Math.max(height, y - GAP);
  }
  return { parent, boxes, size: { width: x - GAP, height } };
}

function placed(
  visible: Visible,
  graph: Graph<GraphLabel, NodeLabel, EdgeLabel>,
  stacks: { readonly of: ReadonlyMap<string, Stack> },
  sizes: ReadonlyMap<string, Size>,
  upsideDown: boolean,
): Placed {
  const boxes = new Map<string, Rectangle>();
  const corner = (id: string): Rectangle => {
    const { x = 0, y = 0, width, height } = graph.node(id);
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  for (const box of visible.boxes) if (graph.hasNode(box.id) && !box.open) boxes.set(box.id, corner(box.id));
  for (const [id, found] of stacks.of) {
    const { x, y } = corner(id);
    for (const [box, at] of found.boxes)
      boxes.set(box, { x: x + at.x, y: y + at.y, ...(sizes.get(box) ?? NONE) });
  }
  if (upsideDown) for (const [id, box] of boxes) boxes.set(id, { ...box, y: -box.y - box.height });
  for (const found of stacks.of.values()) unturned(found, boxes, upsideDown);
  enclose(visible, boxes);
  const arrows = new Map<string, readonly Point[]>();
  for (const arrow of visible.arrows) {
    const points = graph.edge(arrow.from, arrow.to, arrow.kind).points ?? [];
    arrows.set(arrow.id, upsideDown ? points.map(({ x, y }) => ({ x, y: -y })) : points);
  }
  return { boxes, arrows, whole: bounds([...boxes.values()], [...arrows.values()].flat()) };
}

/** What stands together without arrows keeps its own order. */
function unturned(stack: Stack, boxes: Map<string, Rectangle>, upsideDown: boolean): void {
  if (!upsideDown) return;
  const there = stack.boxes.flatMap(([id]) => boxes.get(id) ?? []);
  const { y, height } = bounds(there, []);
  for (const [id] of stack.boxes) {
    const box = boxes.get(id);
    if (box) boxes.set(id, { ...box, y: 2 * y + height - box.y - box.height });
  }
}

/** An open group is as large as what it holds, and has room for its title. Inner ones come first. */
function enclose(visible: Visible, boxes: Map<string, Rectangle>): void {
  const parents = new Map(visible.boxes.map((box) => [box.id, box.parent]));
  const depth = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  };
  const open = visible.boxes.filter((box) => box.open).sort((one, other) => depth(other.id) - depth(one.id));
  for (const group of open) {
    const inner = visible.boxes
      .filter((box) => box.parent === group.id)
      .flatMap((box) => boxes.get(box.id) ?? []);
    const { x, y, width, height } = bounds(inner, []);
    boxes.set(group.id, {
      x: x - 12,
      y: y - TITLE,
      width: Math.max(width + 24, 90),
      height: height + TITLE + 12,
    });
  }
}

function bounds(boxes: readonly Rectangle[], points: readonly Point[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const box of boxes) {
    take(box.x, box.y);
    take(box.x + box.width, box.y + box.height);
  }
  for (const point of points) take(point.x, point.y);
  return left === Infinity
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
