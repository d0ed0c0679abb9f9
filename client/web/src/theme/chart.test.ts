import { expect, test } from "vitest";

import { besideLook } from "./beside";
import { along, chartColors, rgb } from "./chart";
import { Dresser } from "./dresser";

test("colours along a ramp begin and end with its ends", () => {
  expect(along(["#000000", "#ffffff"], 3)).toEqual(["#000000", "#808080", "#ffffff"]);
  expect(along(["#000000", "#ff0000", "#ffffff"], 5)[2]).toBe("#ff0000");
  expect(rgb("#0d6b6b")).toEqual([13, 107, 107]);
});

test("a chart in the sidebar has the sidebar's colours", () => {
  const options = {
    chartCategoricalColors: ["#aa0000"],
    "sidebar.chartCategoricalColors": ["#00aa00"],
    "sidebar.primaryColor": "#0000aa",
    "sidebar.backgroundColor": "#101018",
  };
  const { look } = new Dresser({ options, faces: [], sheets: [] }, null, () => undefined);
  const beside = besideLook(look);
  expect(besideLook(look)).toBe(beside);
  expect([look.scheme, beside.scheme]).toEqual(["light", "dark"]);
  expect(chartColors(look.options, look.scheme).category).toEqual(["#aa0000"]);
  const colors = chartColors(beside.options, beside.scheme);
  expect(colors.category).toEqual(["#00aa00"]);
  expect(colors.ramp[1]).toBe("#0000aa");
});

test("a sidebar of which nothing is said has the page's colours", () => {
  const { look } = new Dresser({ options: {}, faces: [], sheets: [] }, null, () => undefined);
  const beside = besideLook(look);
  expect(chartColors(beside.options, beside.scheme)).toEqual(chartColors(look.options, look.scheme));
});
