import { expect, test } from "vitest";

import type { ChartTokens } from "@/theme/chart";

import { clickmode, type Figure, selecting, styled, toolbar } from "./figure";
import { partOf, selectionOf, snake } from "./selection";

const look: ChartTokens = {
  text: "#111111",
  muted: "#222222",
  line: "#333333",
  surface: "#444444",
  accent: "#555555",
  font: "Some font",
  category: ["#aaaaaa", "#bbbbbb"],
  ramp: ["#000000", "#ffffff"],
  diverging: ["#000000", "#ffffff"],
};

function figure(template: object | undefined): Figure {
  const trace = { type: "scatter", x: [1], marker: { color: "#636EFA" } };
  return { data: [trace as never], layout: { font: { size: 30 }, template } as never };
}

test("Plotly's own colours become the page's, a template of the script's keeps its own", () => {
  const own = styled(figure({ layout: { colorway: ["#636efa", "#EF553B"], plot_bgcolor: "#E5ECF6" } }), look);
  expect(own.data[0]).toMatchObject({ marker: { color: "#aaaaaa" } });
  const other = styled(figure({ layout: { colorway: ["#636efa"], plot_bgcolor: "white" } }), look);
  expect(other.data[0]).toMatchObject({ marker: { color: "#636EFA" } });
  expect(own.layout).toMatchObject({
    font: { size: 30 },
    template: { layout: { font: { family: "Some font" } } },
  });
});

test("without a theme a figure is drawn as it is, and never changed itself", () => {
  const given = figure({ layout: {} });
  const drawn = styled(given, null);
  expect(drawn).toEqual(given);
  expect(drawn.data).not.toBe(given.data);
});

test("colours in colour scales are exchanged too", () => {
  const scale = {
    coloraxis: {
      colorscale: [
        [0, "#0d0887"],
        [1, "#f0f921"],
      ],
    },
  };
  const given = {
    data: [],
    layout: { ...scale, template: { layout: { plot_bgcolor: "#E5ECF6" } } } as never,
  };
  expect(styled(given, look).layout).toMatchObject({
    coloraxis: {
      colorscale: [
        [0, "#000000"],
        [1, "#ffffff"],
      ],
    },
  });
});

test("the pointer does what can be selected", () => {
  expect(selecting({}, [])).toEqual({});
  expect(selecting({}, ["points", "box"])).toMatchObject({ clickmode: "event+select", dragmode: "pan" });
  expect(selecting({ dragmode: "zoom" }, ["lasso"])).toMatchObject({ clickmode: "none", dragmode: "zoom" });
  expect(clickmode("select", ["points"])).toBe("event");
  expect(clickmode("pan", ["box"])).toBe("none");
  expect(toolbar({}, ["box"]).modeBarButtonsToRemove).toEqual(["sendChartToCloud", "lasso2d"]);
});

test("points and areas under the names that scripts know", () => {
  const points = [
    { curveNumber: 0, pointIndex: 3, x: 1, "marker.size": 4, data: { legendgroup: "a" }, fullData: {} },
    { curveNumber: 1, pointIndices: [5, 6], data: {} },
  ];
  const rect = { type: "rect", xref: "x", yref: "y", x0: 1, x1: 2, y0: 3, y1: 4 };
  const path = { type: "path", xref: "x", yref: "y", path: "M1,2L3,4Z" };
  expect(selectionOf({ points, selections: [rect, path] }, ["box", "lasso"])).toEqual({
    points: [
      { curve_number: 0, point_index: 3, x: 1, marker_size: 4, legendgroup: "a" },
      { curve_number: 1, point_indices: [5, 6] },
    ],
    point_indices: [3, 5, 6],
    box: [{ xref: "x", yref: "y", x: [1, 2], y: [3, 4] }],
    lasso: [{ xref: "x", yref: "y", x: [1, 3], y: [2, 4] }],
  });
  expect(selectionOf({ points: [], selections: [rect] }, ["points"])).toBe(null);
  expect(partOf({ points: [{ x: 1 }] })).toBe(null);
  expect(partOf({ points: [{ id: "a", parent: "", pointNumber: 2 }] })).toMatchObject({ point_indices: [2] });
  expect(snake("percentRoot")).toBe("percent_root");
});
