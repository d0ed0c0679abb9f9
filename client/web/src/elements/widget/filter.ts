/** Which options fit what was typed, the best first. */

export type FilterMode = "fuzzy" | "contains" | "prefix" | null;

export interface Choice {
  readonly index: number;
  readonly text: string;
}

export function filtered(options: readonly string[], typed: string, mode: FilterMode): Choice[] {
  const all = options.map((text, index) => ({ index, text }));
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" || mode === null) return all;
  const scored = all
    .map((choice) => ({ choice, score: score(choice.text.toLowerCase(), wanted, mode) }))
    .filter(({ score }) => score !== null) as { choice: Choice; score: number }[];
  // Equal scores keep the script's order (the sort is stable).
  return scored.sort((a, b) => a.score - b.score).map(({ choice }) => choice);
}

/** Smaller is better, null does not fit. */
function score(text: string, wanted: string, mode: Exclude<FilterMode, null>): number | null {
  const at = text.indexOf(wanted);
  if (mode === "prefix") return at === 0 ? 0 : null;
  if (mode === "contains") return at < 0 ? null : 0;
  if (text === wanted) return 0;
  if (at === 0) return 1;
  if (at > 0) return /[\s\-_/.]/.test(text[at - 1] ?? "") ? 2 : 3;
  const spread = subsequence(text, wanted);
  return spread === null ? null : 4 + spread / 1000;
}

/** How far apart the letters stand where all occur in order. */
function subsequence(text: string, wanted: string): number | null {
  let at = -1;
  let first = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    if (first < 0) first = at;
  }
  return at - first;
}
