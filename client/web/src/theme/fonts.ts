/** Fonts of a theme: their names as CSS has them, and files of the app's own. */
import type { FontFace as Face, Theme } from "@protocol/messages.gen";

import type { Options } from "./options";

const STACKS: Readonly<Record<string, string>> = {
  "sans-serif":
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  serif: 'ui-serif, "Iowan Old Style", Charter, Georgia, "Noto Serif", "Liberation Serif", serif',
  monospace:
    'ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace',
};

export function families(value: Options[string] | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  const names = value.split(",").map((name) => name.trim());
  const quoted = names
    .filter((name) => /^[\w .+-]+$/u.test(name))
    .map((name) => STACKS[name.toLowerCase()] ?? `"${name}"`);
  if (quoted.length === 0) return undefined;
  // The last resort, where the theme names none.
  return names.some((name) => name.toLowerCase() in STACKS)
    ? quoted.join(", ")
    : [...quoted, "sans-serif"].join(", ");
}

const loaded = new Map<string, FontFace>();

/** Takes the theme's fonts into the page, and those of an earlier theme out. */
export function loadFonts({ faces, sheets }: Theme): void {
  const wanted = new Map(faces.map((face) => [JSON.stringify(face), face]));
  for (const [key, font] of loaded)
    if (!wanted.has(key)) {
      document.fonts.delete(font);
      loaded.delete(key);
    }
  for (const [key, face] of wanted)
    if (!loaded.has(key)) {
      const font = made(face);
      loaded.set(key, font);
      document.fonts.add(font);
    }
  linkSheets(sheets);
}

function made({ family, url, weight, style, unicode_range: range }: Face): FontFace {
  return new FontFace(family, `url(${JSON.stringify(url)})`, {
    display: "swap",
    ...(weight === "" ? {} : { weight }),
    ...(style === "" ? {} : { style }),
    ...(range === "" ? {} : { unicodeRange: range }),
  });
}

function linkSheets(sheets: readonly string[]): void {
  const old = [...document.head.querySelectorAll<HTMLLinkElement>("link[data-theme-font]")];
  for (const link of old) if (!sheets.includes(link.dataset.themeFont ?? "")) link.remove();
  for (const sheet of sheets) {
    if (old.some((link) => link.dataset.themeFont === sheet)) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    link.dataset.themeFont = sheet;
    document.head.append(link);
  }
}
