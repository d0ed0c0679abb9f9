/**
 * The options of a theme -> CSS variables for the page and for its sidebar.
 *
 * Holds: what no option says keeps the value of tokens.css, or follows from what is said; text that follows has the
 * contrast that reading asks for. An option that is said is taken as it is.
 */
import { contrast, inkOn, mix, over, readable, type Scheme, schemeOf, withOpacity } from "./color";
import { families } from "./fonts";
import { inherited, type Options, pageOptions, sidebarOptions } from "./options";

export type Variables = Readonly<Record<string, string>>;

interface Ground {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly text: string;
}

/** As in tokens.css. */
const GROUNDS: Readonly<Record<Scheme, Ground>> = {
  light: { bg: "#fcfbf9", surface: "#ffffff", sunken: "#f4f2ed", text: "#1d2327" },
  dark: { bg: "#15181b", surface: "#1c2024", sunken: "#111417", text: "#e9e7e2" },
};

const RADII: Readonly<Record<string, string>> = {
  none: "0px",
  small: "0.35rem",
  medium: "0.5rem",
  large: "1rem",
  full: "1.4rem",
};

const PALETTE = ["red", "orange", "yellow", "blue", "green", "violet", "gray"] as const;

export interface Dress {
  readonly page: Variables;
  readonly sidebar: Variables;
}

export function dress(options: Options, scheme: Scheme): Dress {
  const page = pageOptions(options, scheme);
  const own = sidebarOptions(options, scheme);
  const ground = groundOf(page, GROUNDS[scheme]);
  const said = isSaid(page);
  const main = variables(page, ground, said);
  if (!said && Object.keys(page).length === 0 && Object.keys(own).length === 0)
    return { page: {}, sidebar: {} };
  // A sidebar is the other way round: on the second ground, with the first one under its widgets, where text can be
  // read on both.
  const base: Ground = { bg: ground.sunken, surface: ground.surface, sunken: ground.bg, text: ground.text };
  const swapped = said ? { backgroundColor: ground.sunken, ...underText(own, ground) } : {};
  const both = { ...without(inherited(page), GROUND_NAMES), ...kept(page, own), ...swapped, ...own };
  const beside = groundOf(both, base);
  const sidebar: Variables = {
    ...variables(both, beside, said || isSaid(own)),
    ...headings(own, "sidebar-h"),
  };
  return {
    page: main,
    sidebar: said || isSaid(own) ? { ...sidebar, "--fc-sidebar-bg": beside.bg } : sidebar,
  };
}

const GROUND_NAMES = ["backgroundColor", "secondaryBackgroundColor", "textColor"];

function isSaid(options: Options): boolean {
  return GROUND_NAMES.some((name) => options[name] !== undefined);
}

/** The page's text is the sidebar's, too, unless that has a ground of its own on which it could not be read. */
function kept(page: Options, own: Options): Options {
  const text = color(page, "textColor");
  const bg = color(own, "backgroundColor");
  if (text === undefined || (bg !== undefined && contrast(over(text, bg), bg) < 4.5)) return {};
  return { textColor: text };
}

function underText(own: Options, ground: Ground): Options {
  const bg = color(own, "backgroundColor");
  const ink = color(own, "textColor") ?? (bg === undefined ? ground.text : inkOn(bg));
  return contrast(over(ink, ground.bg), ground.bg) < 4.5 ? {} : { secondaryBackgroundColor: ground.bg };
}

function without(options: Options, names: readonly string[]): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
}

function groundOf(options: Options, usual: Ground): Ground {
  const bg = color(options, "backgroundColor") ?? usual.bg;
  const dark = schemeOf(bg) === "dark";
  const same = bg === usual.bg;
  const ink = contrast(usual.text, bg) >= 7 ? usual.text : inkOn(bg);
  const text = color(options, "textColor") ?? ink;
  const second = color(options, "secondaryBackgroundColor");
  return {
    bg,
    text: over(text, bg),
    surface: same ? usual.surface : mix(bg, "#ffffff", dark ? 0.035 : 0.7),
    sunken: second === undefined ? (same ? usual.sunken : mix(bg, text, 0.045)) : over(second, bg),
  };
}

/** `whole`: the ground is the theme's own, and everything on it follows. */
function variables(options: Options, ground: Ground, whole: boolean): Variables {
  return defined({
    ...(whole ? onGround(options, ground) : {}),
    ...accent(options, ground),
    ...palette(options, ground),
    ...defined(lines(options)),
    ...defined(text(options, ground)),
    ...headings(options, "h"),
    "--fc-padding-top": size(options.paddingTop),
    "--fc-padding-bottom": size(options.paddingBottom),
  });
}

function onGround(options: Options, { bg, surface, sunken, text: ink }: Ground): Variables {
  const grounds = [bg, sunken, surface];
  const field = color(options, "secondaryBackgroundColor") === undefined ? surface : sunken;
  return {
    "--fc-bg": bg,
    "--fc-surface": surface,
    "--fc-sunken": sunken,
    "--fc-field": field,
    "--fc-hover": mix(sunken, ink, 0.07),
    "--fc-border": mix(bg, ink, 0.16),
    "--fc-border-strong": readable(mix(bg, ink, 0.45), grounds, ink, 3),
    "--fc-text": ink,
    "--fc-muted": readable(mix(ink, bg, 0.35), grounds, ink, 4.6),
    "--fc-code-bg": sunken,
    ...(schemeOf(bg) === "dark"
      ? {}
      : { "--fc-shadow": `0 1px 2px ${withOpacity(ink, 0.07)}, 0 4px 16px ${withOpacity(ink, 0.06)}` }),
  };
}

function accent(options: Options, { bg, surface, sunken, text: ink }: Ground): Variables {
  const primary = color(options, "primaryColor");
  if (primary === undefined) return {};
  const plain = over(primary, bg);
  return {
    "--fc-accent": plain,
    "--fc-accent-text": readable(plain, [bg, surface, sunken], ink),
    "--fc-accent-soft": mix(bg, plain, schemeOf(bg) === "dark" ? 0.2 : 0.13),
    "--fc-on-accent": inkOn(plain),
  };
}

/** Each colour has three uses: as it is, as a ground, and as text; the other two follow where only the first is said. */
function palette(options: Options, { bg, text: ink }: Ground): Variables {
  const dark = schemeOf(bg) === "dark";
  const made: Record<string, string | undefined> = {};
  for (const name of PALETTE) {
    const main = color(options, `${name}Color`);
    const derived = main === undefined ? undefined : mix(main, dark ? "#ffffff" : "#000000", 0.15);
    const ground = main === undefined ? undefined : over(withOpacity(main, dark ? 0.2 : 0.1), bg);
    made[`--fc-${name}-bg`] = color(options, `${name}BackgroundColor`) ?? ground;
    made[`--fc-${name}`] =
      color(options, `${name}TextColor`) ??
      (derived === undefined || ground === undefined ? undefined : readable(derived, [bg, ground], ink));
    made[`--fc-${name}-solid`] = main;
  }
  const link = color(options, "linkColor") ?? made["--fc-blue"];
  return defined({ ...made, "--fc-link": link });
}

function lines(options: Options): Record<string, string | undefined> {
  const border = color(options, "borderColor");
  const grid = color(options, "dataframeBorderColor");
  const radius = radiusOf(options.baseRadius);
  return {
    "--fc-border": border,
    "--fc-grid-border": grid ?? border,
    "--fc-grid-header": color(options, "dataframeHeaderBackgroundColor"),
    "--fc-grid-header-text": color(options, "dataframeHeaderTextColor"),
    "--fc-radius": radius,
    "--fc-button-radius": radiusOf(options.buttonRadius) ?? radius,
    "--fc-field-border": options.showWidgetBorder === false ? "transparent" : border,
    "--fc-button-border": border,
    "--fc-sidebar-border": options.showSidebarBorder === false ? "transparent" : undefined,
  };
}

function text(options: Options, { bg }: Ground): Record<string, string | undefined> {
  const code = color(options, "codeBackgroundColor");
  return {
    "--fc-link-line":
      options.linkUnderline === undefined ? undefined : options.linkUnderline === true ? "underline" : "none",
    "--fc-code-text": color(options, "codeTextColor"),
    "--fc-code-bg": code === undefined ? undefined : over(code, bg),
    "--fc-font": families(options.font),
    "--fc-heading-font": families(options.headingFont),
    "--fc-mono": families(options.codeFont),
    "--fc-base-size": typeof options.baseFontSize === "number" ? `${options.baseFontSize}px` : undefined,
    "--fc-text-weight": number(options.baseFontWeight),
    "--fc-code-size": size(options.codeFontSize),
    "--fc-code-weight": number(options.codeFontWeight),
    "--fc-metric-size": size(options.metricValueFontSize),
    "--fc-metric-weight": number(options.metricValueFontWeight),
  };
}

function headings(options: Options, name: string): Variables {
  const made: Record<string, string> = {};
  const { headingFontSizes: sizes, headingFontWeights: weights } = options;
  if (Array.isArray(sizes))
    sizes.forEach((each, index) => (made[`--fc-${name}${index + 1}-size`] = String(each)));
  if (Array.isArray(weights))
    weights.forEach((each, index) => (made[`--fc-${name}${index + 1}-weight`] = String(each)));
  return made;
}

function color(options: Options, name: string): string | undefined {
  const found = options[name];
  return typeof found === "string" && /^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(found) ? found : undefined;
}

function radiusOf(value: Options[string] | undefined): string | undefined {
  return typeof value === "string" ? (RADII[value] ?? size(value)) : undefined;
}

/** `16px` or `1rem`, nothing else. */
function size(value: Options[string] | undefined): string | undefined {
  return typeof value === "string" && /^[\d.]+(px|rem)$/.test(value) ? value : undefined;
}

function number(value: Options[string] | undefined): string | undefined {
  return typeof value === "number" ? String(value) : undefined;
}

function defined(found: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
