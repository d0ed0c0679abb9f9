/** What Plotly tells of a selection -> what a script is given, under Streamlit's names. */
import type { Selection } from "@/react/useSelection";

export const NOTHING: Selection = { points: [], point_indices: [], box: [], lasso: [] };

interface Told {
  readonly points?: readonly Point[];
  readonly selections?: readonly Area[];
}

type Point = Readonly<Record<string, unknown>>;
type Area = Readonly<Record<string, unknown>>;

/** null where the selection was made in a way that the chart does not offer. */
export function selectionOf(event: Told, modes: readonly string[]): Selection | null {
  const points = (event.points ?? []).map(pointOf);
  const areas = event.selections ?? [];
  const box = areas.filter(({ type }) => type === "rect").map((area) => inAxes(area, corners(area)));
  const lasso = areas
    .filter(({ type, path }) => type === "path" && typeof path === "string")
    .map((area) => inAxes(area, along(String(area["path"]))));
  if ((box.length > 0 && !modes.includes("box")) || (lasso.length > 0 && !modes.includes("lasso")))
    return null;
  return { points, point_indices: indices(event.points ?? []), box, lasso };
}

/** A part of a sunburst, a treemap or an icicle that was clicked; null for points, which are told as selected. */
export function partOf(event: Told): Selection | null {
  const point = event.points?.[0];
  if (point?.["id"] === undefined || point["parent"] === undefined) return null;
  const kept = [
    ...["label", "id", "parent", "value", "currentPath", "percentRoot", "percentEntry", "percentParent"],
    ...["pointNumber", "curveNumber"],
  ];
  const part = Object.fromEntries(kept.map((name) => [name, point[name]]));
  return { points: [pointOf(part)], point_indices: indices([point]), box: [], lasso: [] };
}

/** What the drawing keeps with a point: the whole trace, and its axes. */
const DRAWN = new Set(["data", "fullData", "xaxis", "yaxis"]);

function pointOf(point: Point): object {
  const group = (point["data"] as { legendgroup?: unknown } | undefined)?.legendgroup;
  const told = Object.entries({ ...point, legendgroup: group || undefined }).filter(
    ([name]) => !DRAWN.has(name),
  );
  const plain = JSON.parse(JSON.stringify(Object.fromEntries(told))) as object;
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [snake(key), value as unknown]));
}

function indices(points: readonly Point[]): number[] {
  const found = new Set<number>();
  for (const { pointIndex, pointIndices, pointNumber } of points) {
    if (typeof pointIndex === "number") found.add(pointIndex);
    else if (!Array.isArray(pointIndices) && typeof pointNumber === "number") found.add(pointNumber);
    if (Array.isArray(pointIndices)) for (const index of pointIndices as number[]) found.add(index);
  }
  return [...found];
}

/** `curveNumber` and `marker.size` as `curve_number` and `marker_size`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[.\s-]+/g, "_")
    .toLowerCase();
}

function inAxes({ xref, yref }: Area, place: object): object {
  return { xref, yref, ...place };
}

function corners({ x0, x1, y0, y1 }: Area): object {
  return { x: [x0, x1], y: [y0, y1] };
}

function along(path: string): object {
  const places = path
    .replace("M", "")
    .replace("Z", "")
    .split("L")
    .filter(Boolean)
    .map((place) => place.split(","));
  return { x: places.map(([x]) => Number(x)), y: places.map(([, y]) => Number(y)) };
}
