/**
 * The look of the page -> that of its sidebar, which `[theme.sidebar]` dresses: its own options before the page's, and
 * light or dark by its own ground.
 *
 * Holds: one look of the page gives one and the same look of the sidebar, however often it is asked for.
 */
import { schemeOf } from "./color";
import type { Look } from "./dresser";
import { pageOptions, sidebarOptions } from "./options";
import { dress } from "./variables";

const known = new WeakMap<Look, Look>();

export function besideLook(page: Look): Look {
  const before = known.get(page);
  if (before !== undefined) return before;
  const { options, scheme } = page;
  const ground = dress(options, scheme).sidebar["--fc-sidebar-bg"];
  const look: Look = {
    ...page,
    ground: "sidebar",
    scheme: ground === undefined ? scheme : schemeOf(ground),
    options: { ...pageOptions(options, scheme), ...sidebarOptions(options, scheme) },
  };
  known.set(page, look);
  return look;
}

/** The colours in force where a look holds, for what is drawn and cannot read CSS variables itself. */
export function tokensOf({ ground }: Pick<Look, "ground">): (name: string) => string {
  const sidebar = ground === "sidebar" ? document.querySelector(".fc-sidebar") : null;
  const style = getComputedStyle(sidebar ?? document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}
