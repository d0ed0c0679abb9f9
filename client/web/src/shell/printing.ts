/**
 * The page on paper: without the chrome, with what is closed or scrolled away, and light.
 *
 * The menu's way gives charts that were out of sight the time to draw themselves; the browser's own command takes the
 * page as it is.
 */
import { useEffect } from "react";

import { dresser } from "@/theme/useLook";

const MARK = "data-printing";
const PATIENCE = 900;

export function printPage(): void {
  prepare();
  setTimeout(() => window.print(), PATIENCE);
}

export function usePrinting(): void {
  useEffect(() => {
    window.addEventListener("beforeprint", prepare);
    window.addEventListener("afterprint", restore);
    return () => {
      window.removeEventListener("beforeprint", prepare);
      window.removeEventListener("afterprint", restore);
    };
  }, []);
}

function prepare(): void {
  document.documentElement.setAttribute(MARK, "");
  dresser.paper = true;
}

function restore(): void {
  document.documentElement.removeAttribute(MARK);
  dresser.paper = false;
}
