/** How tall a grid is: as its rows need, but at most ten of them, unless the script says otherwise. */

export interface Sized {
  readonly rows: number;
  readonly height: number | "content" | "stretch" | "auto";
  readonly row_height: number | null;
}

export const ROW = 35;
/** The lines above and below the grid. */
export const LINES = 2;
const SHOWN = 10;
const PEEP = 0.3;
/** So many rows are the most that a table shows as a whole: a browser has a limit to how tall something is. */
const MOST = 10_000;

export function gridHeight(props: Sized): number {
  if (typeof props.height === "number") return props.height;
  const row = props.row_height ?? ROW;
  const rows = Math.max(1, props.rows);
  return ROW + shownRows(rows, props.height === "content" ? MOST : SHOWN) * row + LINES;
}

/** Where there are more, the next one peeps out: one sees that the table scrolls. */
function shownRows(rows: number, most: number): number {
  return rows > most ? most + PEEP : rows;
}
