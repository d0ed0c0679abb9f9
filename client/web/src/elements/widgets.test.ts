import { expect, test } from "vitest";

import { matches, parseShortcut } from "./button/shortcut";
import { anchor } from "./heading/anchor";
import { parseJson } from "./json/parse";
import { type Bounds, parsed, stepped } from "./number_input/number";
import { violation } from "./text_input/violation";
import { filtered } from "./widget/filter";

const FLOAT: Bounds = { data_type: "float", default: 0, step: 0.1, min: 0, max: 1, required: false };

test("typed numbers within their bounds", () => {
  expect(parsed(" 0.5 ", FLOAT)).toEqual({ value: 0.5, error: null });
  expect(parsed("1,000", { ...FLOAT, max: null })).toEqual({ value: 1000, error: null });
  expect(parsed("$3 each", { ...FLOAT, max: null })).toEqual({ value: 3, error: null });
  expect(parsed("", FLOAT)).toEqual({ value: 0, error: null });
  expect(parsed("", { ...FLOAT, default: null })).toEqual({ value: null, error: null });
  expect(parsed("2", FLOAT).error).toBe("Must be at most 1.");
  expect(parsed("-1", FLOAT).error).toBe("Must be at least 0.");
  expect(parsed("x", FLOAT).error).not.toBeNull();
  expect(parsed("2.9", { ...FLOAT, data_type: "int", max: null })).toEqual({ value: 2, error: null });
});

test("steps add without noise and stop at the bounds", () => {
  expect(stepped(0.2, 1, FLOAT)).toBe(0.3);
  expect(stepped(0.95, 1, FLOAT)).toBe(1);
  expect(stepped(0, -1, FLOAT)).toBe(0);
  expect(stepped(null, 1, FLOAT)).toBe(0);
  expect(stepped(1e-7, 1, { ...FLOAT, step: 1e-7 })).toBe(2e-7);
});

test("options that fit, the best first", () => {
  const options = ["New York", "Newark", "York", "new", "Nairobi"];
  const texts = (typed: string, mode: Parameters<typeof filtered>[2]) =>
    filtered(options, typed, mode).map(({ text }) => text);
  expect(texts("", "fuzzy")).toEqual(options);
  expect(texts("york", "fuzzy")).toEqual(["York", "New York"]);
  expect(texts("new", "fuzzy")).toEqual(["new", "New York", "Newark"]);
  expect(texts("nrb", "fuzzy")).toEqual(["Nairobi"]);
  expect(texts("ark", "contains")).toEqual(["Newark"]);
  expect(texts("ne", "prefix")).toEqual(["New York", "Newark", "new"]);
  expect(texts("zzz", null)).toEqual(options);
  expect(filtered(["a", "a"], "a", "fuzzy").map(({ index }) => index)).toEqual([0, 1]);
});

test("why a text may not be sent", () => {
  const rules = { required: true, max_chars: 3, validate_regex: "^\\d+$", validate_message: "digits!" };
  expect(violation(" ", rules)).not.toBeNull();
  expect(violation("1234", rules)).toContain("3");
  expect(violation("x", rules)).toBe("digits!");
  expect(violation("12", rules)).toBeNull();
  expect(violation("x", { ...rules, validate_regex: "(?P<n>" })).toBeNull();
});

test("shortcuts", () => {
  const event = (key: string, held: Partial<KeyboardEvent> = {}) =>
    ({
      key,
      ctrlKey: false,
      altKey: false,
      shiftKey: false,
      metaKey: false,
      target: null,
      ...held,
    }) as KeyboardEvent;
  expect(matches(event("k", { ctrlKey: true }), parseShortcut("Ctrl+K", false))).toBe(true);
  expect(matches(event("k"), parseShortcut("Ctrl+K", false))).toBe(false);
  expect(matches(event("Enter", { metaKey: true }), parseShortcut("Mod+Enter", true))).toBe(true);
  expect(matches(event("F5"), parseShortcut("F5", false))).toBe(true);
});

test("JSON as Python writes it", () => {
  expect(parseJson('{"a": NaN, "b": [-Infinity, 1], "c": "NaN"}')?.value).toEqual({
    a: NaN,
    b: [-Infinity, 1],
    c: "NaN",
  });
  expect(parseJson("{")).toBeUndefined();
});

test("headings as addresses", () => {
  expect(anchor("Über **uns** & :material/home: mehr!")).toBe("uber-uns-mehr");
});
