/**
 * What is selected in a chart that is a widget: the selection as JSON text in, an object and a way to change it out.
 *
 * Holds: a chart without an id tells nothing. A selection that equals the standing one is not told again.
 */
import { useCallback, useEffect, useMemo, useRef } from "react";

import { equal } from "@/core/equal";

import { useWidgetValue } from "./context";

interface Selectable {
  readonly id: string;
  readonly value: string | null;
  readonly on_change_ignored: boolean;
  readonly form: string;
}

export type Selection = Readonly<Record<string, unknown>>;

const NOTHING: Selection = {};

/** `tell` is the same function as long as the element stands, so that a drawing may keep it. */
export function useSelection(props: Selectable): {
  readonly selection: Selection;
  readonly tell: (selection: Selection) => void;
} {
  const [text, set] = useWidgetValue<string | null>(props);
  const selection = useMemo(() => selectionOf(text), [text]);
  const latest = useRef({ selection, set, id: props.id });
  useEffect(() => {
    latest.current = { selection, set, id: props.id };
  });
  const tell = useCallback((next: Selection) => {
    const now = latest.current;
    if (now.id === "" || equal(next, now.selection)) return;
    // Two changes in one breath: the second builds on the first.
    latest.current = { ...now, selection: next };
    now.set(JSON.stringify({ selection: next }));
  }, []);
  return { selection, tell };
}

export function selectionOf(text: string | null): Selection {
  if (text === null) return NOTHING;
  const { selection } = JSON.parse(text) as { selection?: Selection };
  return selection ?? NOTHING;
}
