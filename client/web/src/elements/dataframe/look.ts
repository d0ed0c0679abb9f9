/** The page's colours for what is drawn on a canvas, which cannot read CSS variables itself. */
import { tokensOf } from "@/theme/beside";
import type { Look as PageLook } from "@/theme/dresser";

export interface Look {
  readonly scheme: "light" | "dark";
  /** A colour of a script: a name of the page's palette, or CSS. */
  color(name: string): string;
  /** The soft one of that name, on which text can be read. */
  background(name: string): string;
}

const NAMES = new Set(["red", "orange", "yellow", "green", "blue", "violet", "gray"]);

export function lookOf(page: PageLook): Look {
  const tokens = tokensOf(page);
  const token = (name: string): string => tokens(`--fc-${name}`);
  const color = (name: string): string => {
    if (name === "primary") return token("accent");
    return NAMES.has(plainName(name)) ? token(plainName(name)) : name;
  };
  const background = (name: string): string =>
    NAMES.has(plainName(name))
      ? token(`${plainName(name)}-bg`)
      : name === "primary"
        ? token("accent-soft")
        : name;
  return { scheme: page.scheme, color, background };
}

const SOFT = ["blue", "green", "orange", "violet", "red", "yellow", "gray"];

/** The colour of an option: "auto" gives each its own, by its place. */
export function optionColor(look: Look, asked: string, at: number): string {
  return look.background(asked === "auto" ? (SOFT[at % SOFT.length] ?? "gray") : asked);
}

function plainName(name: string): string {
  return name === "grey" ? "gray" : name;
}

/** The colour of a chart in a cell; undefined for the accent. */
export function trendColor(look: Look, asked: string | undefined, rises: boolean): string | undefined {
  if (asked === undefined) return undefined;
  if (asked === "auto") return look.color(rises ? "green" : "red");
  if (asked === "auto-inverse") return look.color(rises ? "red" : "green");
  return look.color(asked);
}
