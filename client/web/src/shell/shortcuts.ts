/** R runs the script again, C asks whether to clear the cache; not while something is typed or a chord is held. */
import { useEffect } from "react";

import { isTyping } from "@/elements/button/shortcut";
import { useClient } from "@/react/context";

import type { Dialogs } from "./dialogs";

export function useShortcuts(dialogs: Dialogs): void {
  const client = useClient();
  const { show, open } = dialogs;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        event.repeat ||
        open !== null ||
        isTyping(event.target)
      )
        return;
      if (event.key === "r" || event.key === "R") client.rerun();
      else if (event.key === "c" || event.key === "C") {
        // The key that opened the question must not be typed into it.
        event.preventDefault();
        if (client.chrome.look?.toolbar === "developer") show("clear");
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [client, show, open]);
}
