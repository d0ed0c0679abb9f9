/** How tall a grid is: as its rows need, but at most ten of them, unless the script says otherwise. */
import type { P } from "../registry";

export const ROW = 35;
const SHOWN = 10;

export function gridHeight(props: Pick<P<"dataframe">, "rows" | "height" | "row_height">): number {
  if (typeof props.height === "number") return props.height;
  const row = props.row_height ?? ROW;
  const needed = ROW + Math.max(1, props.rows) * row + 2;
  return props.height === "content" ? needed : Math.min(needed, ROW + SHOWN * row + 2);
}
