/** Which of the chrome's own windows is open; at most one is. */
import { useCallback, useMemo, useState } from "react";

export type DialogName = "settings" | "about" | "clear" | "record";

export interface Dialogs {
  readonly open: DialogName | null;
  readonly show: (name: DialogName) => void;
  readonly close: () => void;
}

export function useDialogs(): Dialogs {
  const [open, setOpen] = useState<DialogName | null>(null);
  const close = useCallback(() => {
    setOpen(null);
    // What was pressed is gone with the menu; without this the keyboard would begin at the top of the page.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(".fc-menu-button")?.focus();
    });
  }, []);
  return useMemo(() => ({ open, show: setOpen, close }), [open, close]);
}
