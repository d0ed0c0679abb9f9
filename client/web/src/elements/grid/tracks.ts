/** A grid's props -> its columns and rows, in CSS. */
import type { CSSProperties } from "react";

import { gapSize } from "../layout";

type Gap = Parameters<typeof gapSize>[0];

interface Grid {
  readonly columns: number | "auto";
  readonly min_column_width: number | "auto";
  readonly wrap: boolean;
  readonly row_gap: Gap;
  readonly column_gap: Gap;
  readonly vertical_alignment: "top" | "center" | "bottom";
  readonly row_height: number | "content";
  readonly dense: boolean;
  readonly height: number | "stretch" | "content";
}

const ALIGN = { top: "start", center: "center", bottom: "end" };

export function tracks(grid: Grid): CSSProperties {
  return {
    gridTemplateColumns: columns(grid),
    gridAutoRows: grid.row_height === "content" ? "auto" : `${grid.row_height}px`,
    gridAutoFlow: grid.dense ? "dense" : "row",
    gap: `${gapSize(grid.row_gap)} ${gapSize(grid.column_gap)}`,
    alignItems: ALIGN[grid.vertical_alignment],
    ...(typeof grid.height === "number" ? { height: grid.height, overflow: "auto" } : {}),
    ...(grid.height === "stretch" ? { flexGrow: 1 } : {}),
  };
}

function columns({ columns: many, min_column_width: narrowest, wrap, column_gap }: Grid): string {
  const least = narrowest === "auto" ? (many === "auto" ? "16rem" : "8rem") : `${narrowest}px`;
  if (many === "auto") return `repeat(auto-fill, minmax(min(100%, ${least}), 1fr))`;
  if (!wrap) return `repeat(${many}, minmax(${narrowest === "auto" ? "0" : least}, 1fr))`;
  // So many at most: none is narrower than its share of the whole, and fewer where that is less than the least.
  const share = `(100% - ${many - 1} * ${gapSize(column_gap)}) / ${many}`;
  return `repeat(auto-fill, minmax(min(100%, max(${least}, ${share})), 1fr))`;
}
