/** What ECharts tells of points that are chosen and areas that are drawn -> what a script is given. */
import type { Selection } from "@/react/useSelection";

export interface Chosen {
  readonly seriesIndex?: number;
  readonly dataType?: string;
  readonly dataIndex: readonly number[];
}

export interface Brushed {
  readonly brushIndex: number;
  readonly areas?: readonly { readonly brushType?: string; readonly coordRange?: unknown }[];
  readonly selected?: readonly Chosen[];
}

interface Series {
  readonly id?: unknown;
  readonly name?: unknown;
}

export function selectionOf(
  chosen: readonly Chosen[],
  brushed: readonly Brushed[],
  series: readonly Series[],
): Selection {
  const found = new Map<string, { at: number; type: string; indices: Set<number> }>();
  for (const { seriesIndex, dataType, dataIndex } of [
    ...chosen,
    ...brushed.flatMap(({ selected }) => selected ?? []),
  ]) {
    if (seriesIndex === undefined) continue;
    const type = dataType ?? "main";
    const entry = found.get(`${seriesIndex} ${type}`) ?? { at: seriesIndex, type, indices: new Set() };
    for (const index of dataIndex) entry.indices.add(index);
    found.set(`${seriesIndex} ${type}`, entry);
  }
  const selected = [...found.values()]
    .filter(({ indices }) => indices.size > 0)
    .sort((a, b) => a.at - b.at || RANKS.indexOf(a.type) - RANKS.indexOf(b.type))
    .map(({ at, type, indices }) => ({
      series_index: at,
      series_id: named(series[at]?.id),
      series_name: named(series[at]?.name),
      data_type: type,
      data_indices: [...indices].sort((a, b) => a - b),
    }));
  const areas = [...brushed]
    .sort((a, b) => a.brushIndex - b.brushIndex)
    .flatMap(({ brushIndex, areas: drawn }) =>
      (drawn ?? [])
        .filter(({ brushType, coordRange }) => brushType !== undefined && Array.isArray(coordRange))
        .map(({ brushType, coordRange }) => ({
          brush_index: brushIndex,
          brush_type: brushType,
          coord_range: coordRange,
        })),
    );
  return { selected, areas };
}

const RANKS = ["main", "node", "edge"];

/** ECharts makes names up, with a zero character in them. */
function named(name: unknown): string | number | null {
  if (typeof name === "number") return name;
  return typeof name === "string" && name !== "" && !name.includes("\0") ? name : null;
}
