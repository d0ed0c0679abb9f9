/**
 * The `[theme]` options as the server sends them, by name below `theme.`; and which of them hold where.
 *
 * Holds: `[theme.dark]` comes before `[theme]` in a dark page, `[theme.sidebar]` before both in the sidebar, and
 * `[theme.dark.sidebar]` before all.
 */
import type { Theme } from "@protocol/messages.gen";

import { type Scheme, schemeOf } from "./color";

export type Options = Theme["options"];
export type Choice = "system" | "light" | "dark" | "custom";

export const PLAIN: Theme = { options: {}, faces: [], sheets: [] };

/** What sidebars do not take over from the page. */
const PAGE_ONLY = new Set(["headingFontSizes", "headingFontWeights", "paddingTop", "paddingBottom"]);

export function pageOptions(options: Options, scheme: Scheme): Options {
  return { ...section(options, ""), ...section(options, scheme) };
}

/** What is said of the sidebar alone. */
export function sidebarOptions(options: Options, scheme: Scheme): Options {
  return { ...section(options, "sidebar"), ...section(options, `${scheme}.sidebar`) };
}

/** What of the page holds in the sidebar, too. */
export function inherited(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !PAGE_ONLY.has(name)));
}

/** Whether the theme says something of light and of dark pages, so that the reader may choose between them. */
export function hasSchemes(options: Options): boolean {
  return Object.keys(options).some((name) => /^(light|dark)\./.test(name));
}

export function choices(options: Options): readonly Choice[] {
  const plain = ["system", "light", "dark"] as const;
  return Object.keys(options).length === 0 || hasSchemes(options) ? plain : [...plain, "custom"];
}

export function firstChoice(options: Options): Choice {
  if (hasSchemes(options))
    return options.base === "light" || options.base === "dark" ? options.base : "system";
  return Object.keys(options).length > 0 ? "custom" : "system";
}

/** Light or dark, and the options that hold: a choice beside the app's only theme is a page without it. */
export function chosen(
  options: Options,
  choice: Choice,
  system: Scheme,
): { readonly scheme: Scheme; readonly options: Options } {
  const possible = choices(options).includes(choice) ? choice : firstChoice(options);
  if (possible === "custom") return { scheme: ownScheme(options, system), options };
  const scheme = possible === "system" ? system : possible;
  return { scheme, options: hasSchemes(options) ? options : {} };
}

/** A theme that says nothing of the ground follows the system. */
function ownScheme(options: Options, system: Scheme): Scheme {
  const { base, backgroundColor } = options;
  if (typeof backgroundColor === "string") return schemeOf(backgroundColor);
  if (base === "light" || base === "dark") return base;
  return options.textColor === undefined && options.secondaryBackgroundColor === undefined ? system : "light";
}

function section(options: Options, name: string): Options {
  const before = name === "" ? "" : `${name}.`;
  return Object.fromEntries(
    Object.entries(options)
      .filter(([key]) => key.startsWith(before) && !key.slice(before.length).includes("."))
      .map(([key, value]) => [key.slice(before.length), value]),
  );
}
