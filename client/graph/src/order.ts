/** Layers as dagre ordered them → the same with neighbours in script order wherever that adds no crossing. */

import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from "@dagrejs/dagre";

export type Layers = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/** Each pass moves a box by one place at most. */
const PASSES = 30;

/**
 * `lines`: where each box begins in the script; what has none is a bend of an arrow. Whether the drawing is to be turned
 * over afterwards: it crosses as often then, and where most of it would read from below, that costs least.
 */
export function inScriptOrder(layers: Layers, lines: ReadonlyMap<string, number>): boolean {
  const ranks = new Map<number, string[]>();
  for (const id of layers.nodes()) {
    const { rank, order } = layers.node(id);
    if (rank === undefined || order === undefined) continue;
    const there = ranks.get(rank);
    if (there) there.push(id);
    else ranks.set(rank, [id]);
  }
  const at = (id: string): number => layers.node(id).order ?? 0;
  for (const layer of ranks.values()) layer.sort((one, other) => at(one) - at(other));
  const upsideDown = readsFromBelow([...ranks.values()], lines);
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const layer of ranks.values()) moved = swept(layers, layer, lines, upsideDown) || moved;
    if (!moved) break;
  }
  return upsideDown;
}

function readsFromBelow(ranks: readonly (readonly string[])[], lines: ReadonlyMap<string, number>): boolean {
  let wrong = 0;
  for (const layer of ranks) {
    const found = layer.flatMap((id) => lines.get(id) ?? []);
    for (const [index, above] of found.entries())
      for (const below of found.slice(index + 1)) wrong += Math.sign(above - below);
  }
  return wrong > 0;
}

function swept(
  layers: Layers,
  layer: string[],
  lines: ReadonlyMap<string, number>,
  upsideDown: boolean,
): boolean {
  let moved = false;
  for (let index = 0; index + 1 < layer.length; index++) {
    const [upper, lower] = [layer[index], layer[index + 1]];
    if (upper === undefined || lower === undefined) continue;
    const [above, below] = [lines.get(upper), lines.get(lower)];
    if (above === undefined || below === undefined || (upsideDown ? above >= below : above <= below))
      continue;
    if (layers.parent(upper) !== layers.parent(lower)) continue;
    if (crossings(layers, lower, upper) > crossings(layers, upper, lower)) continue;
    layer[index] = lower;
    layer[index + 1] = upper;
    const order = layers.node(upper).order;
    layers.node(upper).order = layers.node(lower).order ?? 0;
    layers.node(lower).order = order ?? 0;
    moved = true;
  }
  return moved;
}

/** How often the arrows of two neighbours cross when the first stands above the second. */
function crossings(layers: Layers, above: string, below: string): number {
  let count = 0;
  for (const side of ["predecessors", "successors"] as const)
    for (const one of layers[side](above) ?? [])
      for (const other of layers[side](below) ?? [])
        if ((layers.node(one).order ?? 0) > (layers.node(other).order ?? 0)) count++;
  return count;
}
