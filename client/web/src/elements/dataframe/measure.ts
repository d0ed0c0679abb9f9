/** How wide a grid is that takes no more room than its columns need. */
import type { Shown } from "./config";
import { LOADING, type Source } from "./source";
import { textOf } from "./texts";
import { idOf } from "./useArrangement";

const SAMPLE = 40;
const LEAST = 50;
const MOST = 400;
const MARKS = 34;

let canvas: CanvasRenderingContext2D | null | undefined;

export function contentWidth(
  shown: readonly Shown[],
  source: Source,
  widths: Readonly<Record<string, number>>,
  marks: boolean,
): number {
  const columns = shown.map((each) => widths[idOf(each)] ?? each.width ?? columnWidth(each, source));
  return columns.reduce((sum, each) => sum + each, marks ? MARKS : 0) + 2;
}

/** The width of a column's texts, or what a drawing in it needs. */
export function columnWidth(shown: Shown, source: Source): number {
  const title = measured(shown.title) + 52;
  const rows = Math.min(source.rows, SAMPLE);
  let widest = title;
  for (let row = 0; row < rows; row += 1) {
    const value = source.value(shown.at, row);
    if (value === LOADING) continue;
    widest = Math.max(widest, measured((textOf(shown, value) ?? "None").slice(0, 80)) + 24);
  }
  return Math.round(Math.min(Math.max(widest, LEAST), Math.max(MOST, Math.min(title, MOST))));
}

function measured(text: string): number {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (canvas === null) return text.length * 8;
  canvas.font = `13px ${getComputedStyle(document.documentElement).getPropertyValue("--fc-font")}`;
  return canvas.measureText(text).width;
}
