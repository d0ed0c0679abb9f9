/**
 * Pointing at an element of the page: what is under the pointer, or has the focus, is outlined; a click or Enter takes
 * it, Escape gives up. While that goes on, the page itself hears nothing of it.
 */
import { useEffect } from "react";

const MARK = "data-picked";

export function usePicker(on: boolean, picked: (ref: string) => void, done: () => void): void {
  useEffect(() => {
    if (!on) return;
    let marked: Element | null = null;
    const mark = (element: Element | null): void => {
      if (element === marked) return;
      marked?.removeAttribute(MARK);
      element?.setAttribute(MARK, "");
      marked = element;
    };
    const follow = (event: Event): void => mark(elementAt(event.target));
    const take = (event: Event): void => {
      const found = elementAt(event.target);
      if (found === null) return;
      event.preventDefault();
      event.stopPropagation();
      picked(found.dataset.ref ?? "");
      done();
    };
    const hold = (event: Event): void => {
      if (elementAt(event.target) === null) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        event.stopPropagation();
        done();
      } else if (event.key === "Enter") take(event);
    };
    const heard: [string, (event: never) => void][] = [
      ["pointerover", follow],
      ["focusin", follow],
      ["pointerdown", hold],
      ["mousedown", hold],
      ["click", take],
      ["keydown", onKey],
    ];
    for (const [name, listener] of heard) window.addEventListener(name, listener as EventListener, true);
    return () => {
      mark(null);
      for (const [name, listener] of heard) window.removeEventListener(name, listener as EventListener, true);
    };
  }, [on, picked, done]);
}

/** The innermost element of the page, not the page as a whole. */
function elementAt(target: EventTarget | null): HTMLElement | null {
  const found = target instanceof Element ? target.closest<HTMLElement>("[data-ref]") : null;
  return found === null || found.dataset.kind === "root" ? null : found;
}
