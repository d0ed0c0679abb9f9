import { expect, test } from "vitest";

import { tracks } from "./tracks";

const plain = {
  columns: "auto",
  min_column_width: "auto",
  wrap: true,
  row_gap: "small",
  column_gap: "medium",
  vertical_alignment: "top",
  row_height: "content",
  dense: false,
  height: "content",
} as const;

test("as many columns as there is room for", () => {
  expect(tracks(plain).gridTemplateColumns).toBe("repeat(auto-fill, minmax(min(100%, 16rem), 1fr))");
});

test("so many at most, fewer where they would be too narrow", () => {
  expect(tracks({ ...plain, columns: 3, min_column_width: 90 }).gridTemplateColumns).toBe(
    "repeat(auto-fill, minmax(min(100%, max(90px, (100% - 2 * 2rem) / 3)), 1fr))",
  );
});

test("exactly so many where they do not wrap", () => {
  expect(tracks({ ...plain, columns: 2, wrap: false }).gridTemplateColumns).toBe("repeat(2, minmax(0, 1fr))");
});

test("rows, gaps and how cells fill", () => {
  expect(
    tracks({ ...plain, row_height: 80, dense: true, row_gap: 5, vertical_alignment: "bottom" }),
  ).toMatchObject({
    gridAutoRows: "80px",
    gridAutoFlow: "dense",
    gap: "5px 2rem",
    alignItems: "end",
  });
});
