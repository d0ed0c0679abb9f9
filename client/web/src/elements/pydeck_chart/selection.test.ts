import { expect, test } from "vitest";

import { NOTHING, picked } from "./selection";

const a = { index: 1, object: { n: 1 }, layer: "a" };
const b = { index: 2, object: { n: 2 }, layer: "a" };

test("one object at a time", () => {
  const one = picked(NOTHING, a, false);
  expect(one).toEqual({ indices: { a: [1] }, objects: { a: [{ n: 1 }] } });
  expect(picked(one, b, false)).toEqual({ indices: { a: [2] }, objects: { a: [{ n: 2 }] } });
  expect(picked(one, a, false)).toBe(NOTHING);
});

test("several objects, each once", () => {
  const two = picked(picked(NOTHING, a, true), b, true);
  expect(two).toEqual({ indices: { a: [1, 2] }, objects: { a: [{ n: 1 }, { n: 2 }] } });
  expect(picked(two, a, true)).toEqual({ indices: { a: [2] }, objects: { a: [{ n: 2 }] } });
  expect(picked(picked(NOTHING, a, true), a, true)).toEqual(NOTHING);
  expect(picked(two, { index: -1, object: undefined, layer: "" }, true)).toBe(NOTHING);
});
