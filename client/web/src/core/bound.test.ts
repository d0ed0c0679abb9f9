import { expect, test } from "vitest";

import type { Bound } from "@protocol/messages.gen";

import { followed } from "./bound";

const bound = (given: Partial<Bound>): Bound => ({
  param: "x",
  default: null,
  clearable: false,
  moments: null,
  ...given,
});

test("what the reader chooses stands in the address, in the order of names", () => {
  expect(followed("z=1&a=2", bound({ default: "3" }), 5)).toBe("a=2&x=5&z=1");
  expect(followed("x=5", bound({ default: "false" }), true)).toBe("x=true");
  expect(followed("", bound({ default: [] }), ["b b", "c"])).toBe("x=b+b&x=c");
});

test("what the widget has at first is left out", () => {
  expect(followed("a=2&x=5", bound({ default: "3" }), 3)).toBe("a=2");
  expect(followed("x=a&x=b", bound({ default: ["c"], clearable: true }), ["c"])).toBe("");
  expect(followed("x=a", bound({ clearable: true }), null)).toBe("");
});

test("nothing is said only where it is a value", () => {
  expect(followed("x=a", bound({ default: ["c"], clearable: true }), [])).toBe("x=");
  expect(followed("x=a", bound({ default: "c", clearable: true }), "")).toBe("x=");
  expect(followed("x=a", bound({ default: "c" }), null)).toBe("");
});

test("moments are written as such", () => {
  const noon = Date.UTC(2026, 4, 2, 12, 30) * 1000;
  expect(followed("", bound({ default: [], moments: "date" }), [noon])).toBe("x=2026-05-02");
  expect(followed("", bound({ default: [], moments: "time" }), [noon])).toBe("x=12%3A30");
  expect(followed("", bound({ default: [], moments: "datetime" }), [noon + 1e6])).toBe(
    "x=2026-05-02T12%3A30%3A01",
  );
});
