/** The page's colours and type as values, for libraries that draw by themselves: they follow the page's look. */
import { tokensOf } from "./beside";
import { channels, mix, type Scheme } from "./color";
import type { Look } from "./dresser";
import type { Options } from "./options";

export interface ChartTokens {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly font: string;
  /** Colours of things beside each other. */
  readonly category: readonly string[];
  /** From little to much, and from less to more than the middle. */
  readonly ramp: readonly string[];
  readonly diverging: readonly string[];
}

const CATEGORIES = {
  light: [
    "#0d7c7c",
    "#e0663b",
    "#4a63c8",
    "#c79a12",
    "#a2478f",
    "#3f8f4e",
    "#c4495a",
    "#6d7d8b",
    "#8a6d3b",
    "#2f9fd0",
  ],
  dark: [
    "#5cc9bd",
    "#ff9466",
    "#8fa3ff",
    "#e8c24a",
    "#dd85c9",
    "#82cf8f",
    "#ff8592",
    "#a9b8c5",
    "#cfae74",
    "#6fc6ef",
  ],
};
const RAMPS = { light: ["#dff0ee", "#0d6b6b", "#063f40"], dark: ["#17302d", "#5cc9bd", "#d5f4ef"] };
const DIVERGING = { light: ["#9a3412", "#f2efe9", "#0d6b6b"], dark: ["#ff9466", "#2a2f34", "#5cc9bd"] };

export function chartTokens(look: Pick<Look, "ground" | "scheme" | "options">): ChartTokens {
  const token = tokensOf(look);
  return {
    text: token("--fc-text"),
    muted: token("--fc-muted"),
    line: token("--fc-border"),
    surface: token("--fc-surface"),
    accent: token("--fc-accent"),
    font: token("--fc-font"),
    ...chartColors(look.options, look.scheme),
  };
}

/** What the theme says of charts; what follows from its main colour and its ground; else flowc's own. */
export function chartColors(
  options: Options,
  scheme: Scheme,
): Pick<ChartTokens, "category" | "ramp" | "diverging"> {
  const said = (name: string): readonly string[] | undefined => {
    const found = options[`${scheme}.${name}`] ?? options[name];
    return Array.isArray(found) ? found.map(String) : undefined;
  };
  const primary = options[`${scheme}.primaryColor`] ?? options.primaryColor;
  const own = typeof primary === "string" ? primary.slice(0, 7) : undefined;
  return {
    category: said("chartCategoricalColors") ?? (own === undefined ? CATEGORIES[scheme] : ledBy(own, scheme)),
    ramp: said("chartSequentialColors") ?? (own === undefined ? RAMPS[scheme] : rampOf(own, scheme)),
    diverging: said("chartDivergingColors") ?? DIVERGING[scheme],
  };
}

/** The main colour first, then those of the usual ones that are not close to it. */
function ledBy(own: string, scheme: Scheme): readonly string[] {
  const [red, green, blue] = channels(own);
  const far = CATEGORIES[scheme].filter((each) => {
    const [r, g, b] = channels(each);
    return Math.hypot(r - red, g - green, b - blue) > 70;
  });
  return [own, ...far];
}

function rampOf(own: string, scheme: Scheme): readonly string[] {
  return scheme === "light"
    ? [mix(own, "#ffffff", 0.86), own, mix(own, "#000000", 0.45)]
    : [mix(own, "#000000", 0.72), own, mix(own, "#ffffff", 0.75)];
}

export const rgb = channels;

/** `count` colours along a ramp of `#rrggbb` stops. */
export function along(ramp: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, step) => {
    const place = (step / Math.max(1, count - 1)) * (ramp.length - 1);
    const at = Math.min(ramp.length - 2, Math.floor(place));
    const [low, high] = [rgb(ramp[at] ?? "#000000"), rgb(ramp[at + 1] ?? "#000000")];
    const mixed = low.map((part, index) => Math.round(part + ((high[index] ?? part) - part) * (place - at)));
    return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  });
}
