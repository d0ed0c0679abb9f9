import { expect, test } from "vitest";

import { along, rgb } from "./chart";

test("colours along a ramp begin and end with its ends", () => {
  expect(along(["#000000", "#ffffff"], 3)).toEqual(["#000000", "#808080", "#ffffff"]);
  expect(along(["#000000", "#ff0000", "#ffffff"], 5)[2]).toBe("#ff0000");
  expect(rgb("#0d6b6b")).toEqual([13, 107, 107]);
});
