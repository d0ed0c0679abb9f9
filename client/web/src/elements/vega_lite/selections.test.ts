import { expect, test } from "vitest";

import { selectionOf } from "@/react/useSelection";

import { isEmpty, told } from "./selections";

test("a parameter's value as a script sees it", () => {
  expect(told({ vlPoint: { or: [{ a: 1 }] } })).toEqual([{ a: 1 }]);
  expect(told({ x: [1, 2] })).toEqual({ x: [1, 2] });
  expect(told(undefined)).toEqual({});
});

test("an empty selection has nothing in any parameter", () => {
  expect(isEmpty({})).toBe(true);
  expect(isEmpty({ a: {}, b: [] })).toBe(true);
  expect(isEmpty({ a: {}, b: [1] })).toBe(false);
});

test("what the server tells is read as a selection", () => {
  expect(selectionOf(null)).toEqual({});
  expect(selectionOf('{"selection": {"a": {"x": [1, 2]}}}')).toEqual({ a: { x: [1, 2] } });
  expect(selectionOf("{}")).toEqual({});
});
