import { expect, test } from "vitest";

import { toggled } from "./toggled";

const options = ["a", "b", "c"];
const single = { selection_mode: "single", required: false, options };
const multi = { selection_mode: "multi", required: false, options };

test("one of several: another takes its place, the same gives it up", () => {
  expect(toggled([], "b", single)).toEqual(["b"]);
  expect(toggled(["a"], "b", single)).toEqual(["b"]);
  expect(toggled(["b"], "b", single)).toEqual([]);
});

test("a required choice is not given up", () => {
  const chosen = ["b"];
  expect(toggled(chosen, "b", { ...single, required: true })).toBe(chosen);
});

test("several are kept in the order of the options", () => {
  expect(toggled(["c"], "a", multi)).toEqual(["a", "c"]);
  expect(toggled(["a", "c"], "a", multi)).toEqual(["c"]);
});
