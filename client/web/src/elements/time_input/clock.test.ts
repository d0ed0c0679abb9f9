import { expect, test } from "vitest";

import { clockFormat, fullTime, stepText } from "./clock";

test("a time is sent with two digits each, and with seconds only where it has them", () => {
  expect(fullTime("8:5", false)).toBe("08:05");
  expect(fullTime("08:05:30", false)).toBe("08:05");
  expect(fullTime("08:05", true)).toBe("08:05:00");
  expect(fullTime("08:", false)).toBeNull();
  expect(fullTime("", false)).toBeNull();
});

test("a step as the picker wants it", () => {
  expect(stepText(900)).toBe("00:15:00");
  expect(stepText(3661)).toBe("01:01:01");
});

test("the reader's own habit decides where the script leaves it to that", () => {
  expect(clockFormat("localized", "en-US")).toBe("12h");
  expect(clockFormat("localized", "de-DE")).toBe("24h");
  expect(clockFormat("12h", "de-DE")).toBe("12h");
});
