import { expect, test } from "vitest";

import { check, described, fitted, withTables } from "./option";
import { selectionOf } from "./selection";

test("tables stand where their names stood", () => {
  const rows = [{ a: 1, b: 2 }];
  const option = {
    dataset: [{ source: { name: "x" } }, { source: [[1]] }],
    options: [{ dataset: { source: { name: "x" } } }],
  };
  expect(withTables(option, new Map([["x", rows]]))).toEqual({
    dataset: [{ dimensions: ["a", "b"], source: rows }, { source: [[1]] }],
    options: [{ dataset: { dimensions: ["a", "b"], source: rows } }],
  });
});

test("a series of an unknown type is told", () => {
  expect(() => check({ series: { type: "nonsense" } })).toThrow(/nonsense/);
  expect(() => check({ options: [{ series: [{ type: "line" }, { type: "lne" }] }] })).toThrow(/lne/);
  expect(() => check({ series: [{ type: "bar" }] })).not.toThrow();
});

test("axes take the room there is", () => {
  expect(fitted({ xAxis: {} })).toMatchObject({ grid: { containLabel: true } });
  expect(fitted({ xAxis: {}, grid: { left: 99 } })).toEqual({ xAxis: {}, grid: { left: 99 } });
  expect(fitted({ series: { type: "pie" } })).toEqual({ series: { type: "pie" } });
});

test("what a chart shows is said in words", () => {
  expect(described({}, "Two bars", false)).toMatchObject({ aria: { label: { description: "Two bars" } } });
  expect(described({ series: { type: "bar" } }, null, false)).toMatchObject({
    series: { cursor: "default" },
  });
  expect(described({ series: [{ type: "bar" }] }, null, true)).toMatchObject({ series: [{ type: "bar" }] });
});

test("chosen points and drawn areas under the names that scripts know", () => {
  const area = {
    brushType: "rect",
    coordRange: [
      [1, 2],
      [3, 4],
    ],
  };
  const brushed = [
    { brushIndex: 0, areas: [area, { brushType: "rect" }], selected: [{ seriesIndex: 0, dataIndex: [7] }] },
  ];
  const chosen = [
    { seriesIndex: 1, dataIndex: [2, 1] },
    { seriesIndex: 0, dataIndex: [] },
  ];
  expect(selectionOf(chosen, brushed, [{ name: "n", id: "\0made up" }, { name: "m" }])).toEqual({
    selected: [
      { series_index: 0, series_id: null, series_name: "n", data_type: "main", data_indices: [7] },
      { series_index: 1, series_id: null, series_name: "m", data_type: "main", data_indices: [1, 2] },
    ],
    areas: [
      {
        brush_index: 0,
        brush_type: "rect",
        coord_range: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  });
});
