/**
 * What is open of a section: of one that is a widget what the script says and hears, of any other what the reader has
 * done to it since the script asked for something else.
 */
import { useCallback, useState } from "react";

import type { WireValue } from "@/core/edits";

import { useWidgetValue } from "./context";

interface Reports<T> {
  readonly id: string;
  readonly value: T;
  readonly on_change_ignored: boolean;
  readonly form: string;
}

export function useOpened<T extends WireValue>(props: Reports<T>): [T, (value: T) => void] {
  const [told, tell] = useWidgetValue<T>(props);
  const set = useCallback(
    (next: T) => {
      // To say again what is so already would make the script run for nothing.
      if (next !== told) tell(next);
    },
    [told, tell],
  );
  return [told, set];
}

/** The same of a section that tells nothing. */
export function useLeftOpen<T>(asked: T): [T, (value: T) => void] {
  const [before, setBefore] = useState(asked);
  const [left, leave] = useState(asked);
  if (before !== asked) {
    setBefore(asked);
    leave(asked);
  }
  return [before === asked ? left : asked, leave];
}
