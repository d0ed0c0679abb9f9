/** What was typed → the cells that are meant, best first. */

import { place, type Cell } from "./document";

const MOST_FOUND = 40;

export function search(cells: readonly Cell[], typed: string): Cell[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: { cell: Cell; rank: number }[] = [];
  for (const cell of cells) {
    const text = haystack(cell);
    if (words.every((word) => text.includes(word)))
      found.push({ cell, rank: rank(cell, typed.trim().toLowerCase()) });
  }
  // Sorting is stable: cells of one rank stay in script order.
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_FOUND)
    .map(({ cell }) => cell);
}

function haystack(cell: Cell): string {
  const widgets = cell.widgets.flatMap((widget) => [widget.label, widget.key]);
  const parts = [place(cell), cell.file, cell.function, cell.code, ...widgets, ...cell.writes];
  return parts.filter(Boolean).join("\n").toLowerCase();
}

function rank(cell: Cell, typed: string): number {
  if (place(cell).toLowerCase() === typed || cell.label.toLowerCase() === typed) return 0;
  if (cell.widgets.some((widget) => [widget.label, widget.key].some((name) => name?.toLowerCase() === typed)))
    return 1;
  if (cell.writes.some((name) => name.toLowerCase() === typed)) return 2;
  return cell.source.toLowerCase().includes(typed) ? 3 : 4;
}
