/** The page's one dresser, and the look that components draw by. */
import { createContext, use, useSyncExternalStore } from "react";

import { besideLook } from "./beside";
import { Dresser, type Look, themeInPage, wearOn } from "./dresser";
import { PLAIN } from "./options";

/** Components are rendered without a page in tests. */
const here = typeof document === "undefined" ? null : document;

function memory(): Storage | null {
  try {
    return here === null ? null : localStorage;
  } catch {
    return null; // a browser may refuse it altogether
  }
}

export const dresser =
  here === null
    ? new Dresser(PLAIN, null, () => undefined)
    : new Dresser(themeInPage(here), memory(), wearOn(here));

if (here !== null) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = (): void => {
    dresser.system = dark.matches ? "dark" : "light";
  };
  follow();
  dark.addEventListener("change", follow);
}

const look = (): Look => dresser.look;

/** Whether a component stands on the sidebar's ground. */
export const InSidebar = createContext(false);

/** The look where the component stands. */
export function useLook(): Look {
  const page = useSyncExternalStore(dresser.on, look, look);
  return use(InSidebar) ? besideLook(page) : page;
}
