/** The page's colours and type as a Vega-Lite config; read from the style sheet, so that charts follow light and dark. */

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

export function chartLook(scheme: "light" | "dark"): object {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const text = token("--fc-text");
  const muted = token("--fc-muted");
  const line = token("--fc-border");
  const font = token("--fc-font");
  const category = CATEGORIES[scheme];
  return {
    background: "transparent",
    font,
    title: { color: text, subtitleColor: muted, anchor: "start", fontSize: 15, fontWeight: 600, offset: 14 },
    axis: {
      labelColor: muted,
      titleColor: muted,
      gridColor: line,
      domain: false,
      ticks: false,
      labelPadding: 8,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 500,
      titlePadding: 12,
      labelLimit: 160,
    },
    axisY: { minExtent: 30 },
    legend: {
      labelColor: text,
      titleColor: muted,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 500,
      symbolSize: 90,
      orient: "bottom",
      columns: 4,
    },
    header: { labelColor: text, titleColor: muted, labelFontSize: 12 },
    range: {
      category,
      diverging: scheme === "light" ? ["#9a3412", "#f2efe9", "#0d6b6b"] : ["#ff9466", "#2a2f34", "#5cc9bd"],
      ramp: scheme === "light" ? ["#dff0ee", "#0d6b6b", "#063f40"] : ["#17302d", "#5cc9bd", "#d5f4ef"],
      heatmap: scheme === "light" ? ["#dff0ee", "#0d6b6b", "#063f40"] : ["#17302d", "#5cc9bd", "#d5f4ef"],
    },
    mark: { color: category[0], tooltip: true },
    line: { strokeWidth: 2 },
    point: { size: 40, filled: true },
    view: {
      stroke: "transparent",
      continuousHeight: 350,
      continuousWidth: 400,
      discreteHeight: { step: 24 },
    },
    concat: { columns: 1 },
    facet: { columns: 1 },
  };
}
