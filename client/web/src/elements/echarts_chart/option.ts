/** An option as it was sent -> the option to draw, its tables in place; and the page's look as a theme of ECharts. */
import type { ChartTokens } from "@/theme/chart";

export type Option = Record<string, unknown>;
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** `tables` by the names that stand where a data set has its source. */
export function withTables(option: Option, tables: ReadonlyMap<string, Rows>): Option {
  if (tables.size === 0) return option;
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === "dataset" ? each(item, filled) : placed(item),
      ]),
    );
  };
  const filled = (dataset: unknown): unknown => {
    if (!isObject(dataset) || !isObject(dataset["source"])) return dataset;
    const rows = tables.get(String(dataset["source"]["name"]));
    if (rows === undefined) return dataset;
    const dimensions = dataset["dimensions"] ?? Object.keys(rows[0] ?? {});
    return { ...dataset, dimensions, source: rows };
  };
  return placed(option) as Option;
}

const SERIES = new Set(
  (
    "line bar pie scatter effectScatter radar tree treemap sunburst boxplot candlestick heatmap parallel lines graph " +
    "sankey funnel gauge pictorialBar themeRiver chord"
  ).split(" "),
);

/** ECharts would leave out what it does not know, and say so nowhere on the page. */
export function check(option: Option): void {
  const variants = [option, option["baseOption"], ...list(option["options"])].filter(isObject);
  for (const one of variants.flatMap(({ series }) => list(series)).filter(isObject)) {
    if (typeof one["type"] === "string" && !SERIES.has(one["type"]))
      throw new Error(`ECharts has no series of the type "${one["type"]}".`);
  }
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** With a description for those who cannot see it; the pointer is a hand only where something can be selected. */
export function described(option: Option, alt: string | null, selectable: boolean): Option {
  const aria = isObject(option["aria"]) ? option["aria"] : {};
  const label = alt === null ? {} : { label: { enabled: true, description: alt } };
  const told = { ...option, aria: { enabled: true, ...aria, ...label } };
  if (selectable || option["series"] === undefined) return told;
  return {
    ...told,
    series: each(option["series"], (one) => (isObject(one) ? { cursor: "default", ...one } : one)),
  };
}

/** Axes take the room there is, unless the option says where they stand. */
export function fitted(option: Option): Option {
  if (option["grid"] !== undefined || (option["xAxis"] === undefined && option["yAxis"] === undefined))
    return option;
  return { ...option, grid: { left: 8, right: 16, containLabel: true } };
}

export function themeOf(look: ChartTokens): object {
  const axis = {
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    axisLabel: { color: look.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: look.line } },
    nameTextStyle: { color: look.muted },
  };
  const titled = { textStyle: { color: look.text, fontSize: 15, fontWeight: 600 } };
  return {
    color: look.category,
    backgroundColor: "transparent",
    textStyle: { fontFamily: look.font, color: look.text },
    title: { ...titled, subtextStyle: { color: look.muted }, left: 0 },
    legend: {
      textStyle: { color: look.text },
      pageTextStyle: { color: look.muted },
      inactiveColor: look.line,
    },
    tooltip: {
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 12 },
      axisPointer: { lineStyle: { color: look.muted }, crossStyle: { color: look.muted } },
    },
    toolbox: { iconStyle: { borderColor: look.muted } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    logAxis: axis,
    timeAxis: { ...axis, splitLine: { show: false } },
    radar: {
      axisName: { color: look.muted },
      splitLine: { lineStyle: { color: look.line } },
      splitArea: { show: false },
    },
    visualMap: { inRange: { color: look.ramp }, textStyle: { color: look.muted } },
    line: { symbolSize: 6, lineStyle: { width: 2 } },
    gauge: { axisLabel: { color: look.muted }, title: { color: look.text }, detail: { color: look.text } },
    pie: { label: { color: look.text }, itemStyle: { borderColor: look.surface, borderWidth: 1 } },
    graph: { label: { color: look.text } },
    sankey: { label: { color: look.text } },
    funnel: { label: { color: look.text } },
    treemap: { breadcrumb: { itemStyle: { color: look.line, textStyle: { color: look.text } } } },
    timeline: { label: { color: look.muted }, lineStyle: { color: look.line } },
  };
}

function each(value: unknown, change: (item: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(change) : change(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
