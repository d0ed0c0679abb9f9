/** R runs the script again, C clears the cache; not while something is typed or a chord is held. */
import { useEffect } from "react";

import { isTyping } from "@/elements/button/shortcut";
import { useClient } from "@/react/context";

export function useShortcuts(): void {
  const client = useClient();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        event.repeat ||
        isTyping(event.target)
      )
        return;
      if (event.key === "r" || event.key === "R") client.rerun();
      else if (event.key === "c" || event.key === "C") client.clearCache();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [client]);
}
