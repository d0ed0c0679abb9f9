import { expect, test } from "vitest";

import { asks, inWords, isNothing, whereOf } from "./filters";

test("what can be asked goes by what stands in a column", () => {
  expect([
    asks("integer"),
    asks("number"),
    asks("text"),
    asks("datetime"),
    asks("list"),
    asks("object"),
  ]).toEqual(["range", "range", "text", "text", null, null]);
});

test("conditions become part of an address", () => {
  expect(whereOf(new Map())).toBe("");
  const said = whereOf(new Map([[2, { text: "a&b" }], [0, { least: 0, most: 1.5 }]])); // prettier-ignore
  expect(said.startsWith("&where=")).toBe(true);
  expect(JSON.parse(new URLSearchParams(said).get("where") ?? "")).toEqual([
    { column: 2, text: "a&b" },
    { column: 0, least: 0, most: 1.5 },
  ]);
});

test("they are told in words, and nothing is no condition", () => {
  expect(inWords("n", { least: 0 })).toBe("n: at least 0");
  expect(inWords("n", { least: 0, most: 2 })).toBe("n: 0 to 2");
  expect(inWords("t", { text: "x" })).toBe("t: has “x”");
  expect([isNothing({}), isNothing({ text: "" }), isNothing({ most: 0 })]).toEqual([true, true, false]);
});
