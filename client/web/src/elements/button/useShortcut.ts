/** While the element is on the page and not disabled, the keys press it. */
import { useEffect } from "react";

import { matches, parseShortcut } from "./shortcut";

export function useShortcut(shortcut: string | null, disabled: boolean, press: () => void): void {
  useEffect(() => {
    if (shortcut === null || disabled) return;
    const keys = parseShortcut(shortcut);
    const onKey = (event: KeyboardEvent): void => {
      if (!matches(event, keys)) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [press, disabled, shortcut]);
}
