/**
 * The selections of a drawn chart: what the reader selects is told by parameter, as Streamlit tells it; what was
 * selected stands again in a chart that is drawn anew.
 */
import type { View } from "vega";

import { equal } from "@/core/equal";
import type { Selection } from "@/react/useSelection";

/** What the stores of the parameters hold, by widget, so that a chart that comes back shows what is selected in it. */
const stores = new Map<string, Record<string, unknown>>();

/** A selection that moves is told when it rests for so long. */
const REST_MS = 150;

export interface Watched {
  readonly stop: () => void;
}

/** Tell the selection whenever it changes. `at` gives the one that stands; `atOnce`: without waiting (in a form). */
export function watch(
  view: View,
  names: readonly string[],
  options: {
    readonly id: string;
    readonly atOnce: boolean;
    readonly at: () => Selection;
    readonly tell: (selection: Selection) => void;
  },
): Watched {
  const waiting = new Map<string, unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    if (waiting.size === 0) return;
    const next = { ...options.at(), ...Object.fromEntries(waiting) };
    waiting.clear();
    stores.set(options.id, storesOf(view, names));
    options.tell(next);
  };
  const heard = (name: string, value: unknown): void => {
    waiting.set(name, told(value));
    clearTimeout(timer);
    if (options.atOnce) flush();
    else timer = setTimeout(flush, REST_MS);
  };
  for (const name of names) view.addSignalListener(name, heard);
  return {
    stop: () => {
      clearTimeout(timer);
      flush();
    },
  };
}

/** Show in a new drawing what is selected. */
export async function restore(
  view: View,
  names: readonly string[],
  id: string,
  selection: Selection,
): Promise<void> {
  const kept = isEmpty(selection) ? undefined : stores.get(id);
  if (kept === undefined) return;
  for (const name of names) {
    const rows = kept[name];
    if (Array.isArray(rows) && rows.length > 0) put(view, name, rows);
  }
  await view.runAsync();
}

/** Nothing is selected any more, whatever the drawing shows: a form was cleared. */
export function clear(view: View, names: readonly string[], id: string): void {
  stores.delete(id);
  const shown = storesOf(view, names);
  if (Object.values(shown).every((rows) => equal(rows, []))) return;
  for (const name of names) put(view, name, []);
  void view.runAsync();
}

export function isEmpty(selection: Selection): boolean {
  return Object.values(selection).every((value) => equal(value, {}) || equal(value, []));
}

/** A parameter's value as a script sees it: points as a list, an interval by field. */
export function told(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value ?? {};
  const points = (value as { vlPoint?: { or?: unknown } }).vlPoint?.or;
  return plain(points ?? value);
}

/** Without dates and proxies of the drawing library. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function storesOf(view: View, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, rowsOf(view, name)]));
}

function rowsOf(view: View, name: string): unknown {
  try {
    return [...(view.data(`${name}_store`) as readonly unknown[])];
  } catch {
    return []; // the specification has no such parameter now
  }
}

function put(view: View, name: string, rows: readonly unknown[]): void {
  try {
    view.data(`${name}_store`, [...rows]);
  } catch {
    // The specification has no such parameter now.
  }
}
