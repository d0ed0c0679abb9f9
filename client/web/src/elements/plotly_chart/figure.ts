/**
 * A figure as it was sent -> the figure to draw: the page's look in its template, its size, and what the pointer does.
 *
 * Holds: what the script's layout says wins over the page's look. Plotly's own colours are exchanged for the page's
 * where a figure has Plotly's own template, since Plotly Express writes them into every trace.
 */
import type { Config, Data, Layout } from "plotly.js";

import { along, type ChartTokens } from "@/theme/chart";

import { merged } from "../vega_lite/spec";

export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly frames?: unknown[] | null;
}

type Mode = "points" | "box" | "lasso";

const COLORWAY = [
  "#636efa",
  "#ef553b",
  "#00cc96",
  "#ab63fa",
  "#ffa15a",
  "#19d3f3",
  "#ff6692",
  "#b6e880",
  "#ff97ff",
  "#fecb52",
];
const GROUND = "#e5ecf6";
const SEQUENTIAL = [
  "#0d0887",
  "#46039f",
  "#7201a8",
  "#9c179e",
  "#bd3786",
  "#d8576b",
  "#ed7953",
  "#fb9f3a",
  "#fdca26",
  "#f0f921",
];

/** `look`: null draws the figure as it is. */
export function styled(figure: Figure, look: ChartTokens | null): Figure {
  // Plotly writes into what it is given.
  const copy = structuredClone(figure);
  if (look === null) return copy;
  const template = templateOf(copy);
  // Other templates of Plotly have the same colours; whoever chooses one wants these.
  const own = template.layout?.plot_bgcolor?.toLowerCase() === GROUND;
  const themed = own || template.layout === undefined ? (exchanged(copy, look) as Figure) : copy;
  const under = templateOf(themed);
  return {
    ...themed,
    layout: {
      ...themed.layout,
      template: { ...under, layout: merged(under.layout ?? {}, layoutOf(look)) },
    },
  };
}

/** Which tool is chosen, and what a click means, unless the figure says so itself. */
export function selecting(layout: Partial<Layout>, modes: readonly Mode[]): Partial<Layout> {
  if (modes.length === 0) return {};
  const [points, box, lasso] = (["points", "box", "lasso"] as const).map((mode) => modes.includes(mode));
  return {
    clickmode: layout.clickmode ?? (points ? "event+select" : "none"),
    hovermode: layout.hovermode ?? "closest",
    dragmode: layout.dragmode ?? (points ? "pan" : box ? "select" : lasso ? "lasso" : "pan"),
  };
}

/** A click selects a point unless a rectangle or a line is drawn. */
export function clickmode(dragmode: unknown, modes: readonly Mode[]): Layout["clickmode"] {
  if (dragmode === "select" || dragmode === "lasso") return "event";
  return modes.includes("points") ? "event+select" : "none";
}

export function toolbar(config: Partial<Config>, modes: readonly Mode[]): Partial<Config> {
  const removed = new Set<string>([...(config.modeBarButtonsToRemove ?? []), "sendChartToCloud"]);
  if (!modes.includes("lasso")) removed.add("lasso2d");
  if (!modes.includes("box")) removed.add("select2d");
  return {
    displaylogo: false,
    ...config,
    responsive: false,
    // Names of buttons: the types list those of one version only.
    modeBarButtonsToRemove: [...removed] as never[],
  };
}

interface Template {
  readonly layout?: { readonly plot_bgcolor?: string };
}

function templateOf(figure: Figure): Template {
  return (figure.layout.template ?? {}) as Template;
}

function exchanged(value: unknown, look: ChartTokens): unknown {
  const colors = new Map<string, string>();
  for (const [at, color] of COLORWAY.entries()) colors.set(color, look.category[at] ?? color);
  const ramp = along(look.ramp, SEQUENTIAL.length);
  for (const [at, color] of SEQUENTIAL.entries()) colors.set(color, ramp[at] ?? color);
  return withColors(value, colors);
}

function withColors(value: unknown, colors: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return (value.length === 7 && colors.get(value.toLowerCase())) || value;
  if (Array.isArray(value)) {
    // Rows of numbers are left alone.
    return typeof value[0] === "number" && typeof value.at(-1) === "number"
      ? value
      : value.map((item) => withColors(item, colors));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withColors(item, colors)]));
}

function layoutOf(look: ChartTokens): object {
  const axis = {
    gridcolor: look.line,
    linecolor: look.line,
    zerolinecolor: look.line,
    tickcolor: look.line,
    tickfont: { color: look.muted, size: 12 },
    title: { font: { color: look.muted, size: 13 }, standoff: 16 },
    automargin: true,
  };
  const scene = { backgroundcolor: "rgba(0,0,0,0)", gridcolor: look.line, zerolinecolor: look.line };
  const clear = "rgba(0,0,0,0)";
  return {
    font: { color: look.muted, family: look.font, size: 12 },
    title: {
      font: { color: look.text, family: look.font, size: 16 },
      x: 0,
      xanchor: "left",
      pad: { l: 4 },
    },
    colorway: look.category,
    legend: {
      font: { color: look.text, size: 12 },
      title: { font: { color: look.muted, size: 12 } },
      bordercolor: clear,
      bgcolor: clear,
      borderwidth: 0,
    },
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    xaxis: { ...axis, showgrid: false, zeroline: false },
    yaxis: axis,
    polar: { bgcolor: clear, angularaxis: axis, radialaxis: axis },
    scene: { xaxis: scene, yaxis: scene, zaxis: scene },
    ternary: { bgcolor: clear, aaxis: axis, baxis: axis, caxis: axis },
    geo: { bgcolor: clear, lakecolor: clear, landcolor: look.line, subunitcolor: look.surface },
    margin: { l: 8, r: 8, pad: 4 },
    hoverlabel: {
      bgcolor: look.surface,
      bordercolor: look.line,
      font: { color: look.text, family: look.font, size: 12 },
    },
    modebar: { bgcolor: clear, color: look.muted, activecolor: look.accent },
    coloraxis: { colorbar: { thickness: 14, outlinewidth: 0, tickfont: { color: look.muted } } },
    colorscale: {
      sequential: steps(along(look.ramp, 9)),
      diverging: steps(along(look.diverging, 9)),
    },
  };
}

function steps(colors: readonly string[]): [number, string][] {
  return colors.map((color, at) => [at / (colors.length - 1), color]);
}
