/** A click on an object of a layer -> what is selected then. */

export interface Picked {
  readonly indices: Readonly<Record<string, readonly number[]>>;
  readonly objects: Readonly<Record<string, readonly unknown[]>>;
}

export const NOTHING: Picked = { indices: {}, objects: {} };

/** `index` is -1 beside all objects. */
export function picked(
  now: Picked,
  click: { readonly index: number; readonly object: unknown; readonly layer: string },
  many: boolean,
): Picked {
  const { index, object, layer } = click;
  if (index < 0) return NOTHING;
  const indices = now.indices[layer] ?? [];
  if (!many)
    return indices[0] === index ? NOTHING : { indices: { [layer]: [index] }, objects: { [layer]: [object] } };
  const kept = new Map(indices.map((each, at) => [each, now.objects[layer]?.[at]]));
  if (!kept.delete(index)) kept.set(index, object);
  if (kept.size === 0) return { indices: without(now.indices, layer), objects: without(now.objects, layer) };
  return {
    indices: { ...now.indices, [layer]: [...kept.keys()] },
    objects: { ...now.objects, [layer]: [...kept.values()] },
  };
}

function without<T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== name));
}
