/** The page's colours and type as a Vega-Lite config; read from the style sheet, so that charts follow light and dark. */

import { chartTokens } from "@/theme/chart";
import type { Look } from "@/theme/dresser";

/** Where there is little room. */
export interface Room {
  /** What is below the drawing would leave it too little of its height, so legends stand beside it. */
  readonly low: boolean;
  /** Legends stand below each other. */
  readonly narrow: boolean;
}

export function chartLook(page: Look, { low, narrow }: Room): object {
  const { text, muted, line, font, category, ramp, diverging } = chartTokens(page);
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
      labelSeparation: 8,
    },
    axisY: { minExtent: 30 },
    // Other axes do so by themselves.
    axisBand: { labelOverlap: "parity" },
    legend: {
      labelColor: text,
      titleColor: muted,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 500,
      symbolSize: 90,
      symbolBaseFillColor: muted,
      symbolBaseStrokeColor: muted,
      ...(low ? { orient: "right" } : { orient: "bottom", columns: 4 }),
      ...(narrow ? { layout: { bottom: { anchor: "start", direction: "vertical" } } } : {}),
    },
    header: { labelColor: text, titleColor: muted, labelFontSize: 12 },
    range: {
      category,
      diverging,
      ramp,
      heatmap: ramp,
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
