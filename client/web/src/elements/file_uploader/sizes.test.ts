import { expect, test } from "vitest";

import { fits, refusal, sizeText, typesText } from "./sizes";

test("sizes are told in the unit that fits", () => {
  expect([0, 1023, 1024, 1536, 200 * 1024 ** 2, 3.25 * 1024 ** 3].map(sizeText)).toEqual([
    "0 B",
    "1023 B",
    "1 KB",
    "1.5 KB",
    "200 MB",
    "3.3 GB",
  ]);
});

test("a type is an ending or a media type", () => {
  expect(fits([], "x", "")).toBe(true);
  expect(fits([".csv"], "Data.CSV", "")).toBe(true);
  expect(fits([".csv"], "csv", "text/csv")).toBe(false);
  expect(fits(["image/*"], "x", "image/png")).toBe(true);
  expect(fits(["image/png"], "x", "image/jpeg")).toBe(false);
  expect(typesText([".csv", "image/*", "application/pdf"])).toBe("CSV, any image, application/pdf");
});

test("what cannot be taken is told why", () => {
  const props = { types: [".csv"], max_mb: 1 };
  expect(refusal(props, "a.csv", { type: "", size: 1024 ** 2 })).toBeNull();
  expect(refusal(props, "a.csv", { type: "", size: 1024 ** 2 + 1 })).toBe("The file is larger than 1 MB.");
  expect(refusal(props, "a.txt", { type: "", size: 1 })).toBe("Only CSV files can be uploaded here.");
});
