/** What a script's Styler says of cells: the text they show, and the declarations of CSS that a reader may see. */
import type { Theme } from "@glideapps/glide-data-grid";
import type { CSSProperties } from "react";

import type { Frame } from "@/data/cell";
import { harmlessCss } from "@/text/css";

type Declarations = readonly (readonly [string, string])[];

interface Told {
  readonly sets: readonly Declarations[];
  readonly cells: Readonly<Record<string, number>>;
  readonly parts: readonly (readonly [string, Declarations])[];
}

export interface Style {
  /** By row of the script's table and position of the column. */
  text(row: number, position: number): string | null;
  css(row: number, position: number): CSSProperties | undefined;
  theme(row: number, position: number): Partial<Theme> | undefined;
  /** A style sheet for the parts of the table of this selector. */
  sheet(scope: string): string;
}

const utf8 = new TextDecoder();

export function readStyle(display: Frame, styles: ArrayBuffer): Style {
  const told = JSON.parse(utf8.decode(styles)) as Told;
  const columns = display.columns.filter((column) => !column.isIndex);
  const css = told.sets.map(cssOf);
  const themes = css.map(themeOf);
  const at = (row: number, position: number): number => told.cells[`${row}_${position}`] ?? -1;
  return {
    text: (row, position) => {
      const value = columns[position]?.value(row);
      return typeof value === "string" ? value : null;
    },
    css: (row, position) => css[at(row, position)],
    theme: (row, position) => themes[at(row, position)],
    sheet: (scope) => told.parts.map(([selector, set]) => rule(scope, selector, set)).join("\n"),
  };
}

function cssOf(set: Declarations): CSSProperties {
  const entries = set.map(([name, value]) => [camel(name), harmlessCss(value)]);
  const css = Object.fromEntries(entries) as CSSProperties;
  // A script that fills a cell thinks of dark text on a light page: in a dark one its text must stay readable.
  return css.backgroundColor === undefined || css.color !== undefined
    ? css
    : { ...css, color: readableOn(css.backgroundColor) };
}

let canvas: CanvasRenderingContext2D | null | undefined;

function readableOn(background: string): string | undefined {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (canvas === null) return undefined;
  // The canvas knows every way of writing a colour, and gives back one; what it cannot read leaves what was there.
  canvas.fillStyle = "#010203";
  canvas.fillStyle = background;
  const [red = 0, green = 0, blue = 0] = (/^#(..)(..)(..)$/.exec(canvas.fillStyle)?.slice(1) ?? []).map(
    (part) => Number.parseInt(part, 16),
  );
  if (!canvas.fillStyle.startsWith("#") || canvas.fillStyle === "#010203") return undefined;
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? "#1d2327" : "#f4f2ed";
}

function themeOf(css: CSSProperties): Partial<Theme> {
  const bold = css.fontWeight === "bold" || Number(css.fontWeight) >= 600;
  const font = [css.fontStyle === "italic" ? "italic" : "", bold ? "600" : "", "13px"].filter(Boolean);
  return {
    ...(css.color === undefined ? {} : { textDark: css.color }),
    ...(css.backgroundColor === undefined ? {} : { bgCell: css.backgroundColor }),
    ...(font.length > 1 ? { baseFontStyle: font.join(" ") } : {}),
  };
}

/** Selectors hold no braces, values end no rule: a sheet of the script stays inside its table. */
function rule(scope: string, selectors: string, set: Declarations): string {
  const clean = (text: string): string => text.replace(/[{}<>;]/g, "");
  const inside = selectors
    .split(",")
    .map((selector) => (selector.trim() === "" ? scope : `${scope} ${clean(selector.trim())}`));
  const body = set.map(([name, value]) => `${clean(name)}: ${clean(harmlessCss(value))}`).join("; ");
  return `${inside.join(", ")} { ${body} }`;
}

function camel(name: string): string {
  return name.startsWith("--")
    ? name
    : name.toLowerCase().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
