/**
 * The chart's specification, ready to draw: tables under steady names, so that new data is recognised as the same chart
 * with other rows; sizes of the element; the page's look laid under it.
 */
import type { TopLevelSpec } from "vega-lite";

import type { P } from "../registry";

export interface Prepared {
  /** Equal texts draw equal charts, apart from the rows. */
  readonly text: string;
  readonly spec: TopLevelSpec;
  /** As wide as its element: the width is set when it is drawn and is no part of what the chart is. */
  readonly fluid: boolean;
  /** Names of the tables in the specification, in the order of `tableDigests`. */
  readonly names: readonly string[];
}

type Props = Pick<P<"vega_lite">, "spec" | "datasets" | "width" | "height" | "theme" | "selections" | "alt">;

/** Digests of the tables, in the order in which the specification first names them. */
export function tableDigests(props: Pick<Props, "spec" | "datasets">): readonly string[] {
  return named(props).map(([, { digest }]) => digest);
}

export function prepare(props: Props, config: object): Prepared {
  const tables = named(props);
  const names = tables.map((_, index) => `table_${index}`);
  let text = props.spec;
  for (const [index, [name]] of tables.entries())
    text = text.replaceAll(JSON.stringify(name), `"table_${index}"`);
  const spec = JSON.parse(text) as Record<string, unknown>;
  checkMarks(spec);
  const fluid = resize(spec, props);
  if (props.selections.length > 0) byChannels(spec);
  if (props.alt !== null) spec["description"] = props.alt;
  if (props.theme !== null) spec["config"] = merged(config, spec["config"] ?? {});
  // Which config was laid under is part of how it looks.
  return { text: JSON.stringify(spec), spec: spec as unknown as TopLevelSpec, fluid, names };
}

const MARKS = new Set(
  "arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail".split(
    " ",
  ),
);

/** Vega-Lite itself says nothing of use about a mark that it does not know. */
function checkMarks(spec: Record<string, unknown>): void {
  const { mark } = spec;
  const kind = isObject(mark) ? (mark as { type?: unknown }).type : mark;
  if (kind !== undefined && (typeof kind !== "string" || !MARKS.has(kind)))
    throw new Error(`Its specification is not right: there is no mark ${JSON.stringify(kind)}.`);
  const parts = [
    spec["spec"],
    ...["layer", "concat", "hconcat", "vconcat"].flatMap((key) => spec[key] ?? []),
  ];
  for (const part of parts) if (isObject(part)) checkMarks(part as Record<string, unknown>);
}

function named({ spec, datasets }: Pick<Props, "spec" | "datasets">) {
  const place = (name: string): number => spec.indexOf(JSON.stringify(name));
  return Object.entries(datasets).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Views that are repeated or put together keep their own sizes. */
const COMPOSED = ["hconcat", "vconcat", "concat", "facet", "repeat"];

function resize(spec: Record<string, unknown>, props: Props): boolean {
  if (COMPOSED.some((key) => key in spec)) return props.width === "stretch" && "vconcat" in spec;
  if (spec["width"] === 0) delete spec["width"];
  if (typeof props.height === "number") spec["height"] = props.height;
  else if (spec["height"] === 0) delete spec["height"];
  return props.width !== "content";
}

/** Points that are selected by nothing in particular are told by what is drawn of them, as in Streamlit. */
function byChannels(spec: Record<string, unknown>): void {
  const { params, encoding } = spec;
  if (!Array.isArray(params) || !isObject(encoding)) return;
  spec["params"] = params.map((param: { select?: unknown }) => {
    const select = typeof param.select === "string" ? { type: param.select } : param.select;
    if (!isObject(select) || !("type" in select) || select.type !== "point") return param;
    if ("encodings" in select || "fields" in select) return param;
    return { ...param, select: { ...select, encodings: Object.keys(encoding) } };
  });
}

/** The specification at this width; views below each other share it, with room for axes and legends. */
export function atWidth({ spec, fluid }: Prepared, width: number): TopLevelSpec {
  if (!fluid) return spec;
  if (!("vconcat" in spec)) return { ...spec, width };
  const views = spec.vconcat.map((view) => ({ ...view, width: Math.max(120, width - 90) }));
  return { ...spec, vconcat: views };
}

export function merged(under: object, over: object): object {
  const result: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isObject(below) && isObject(value) ? merged(below, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
