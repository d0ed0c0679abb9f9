/** How many numbers at once -> how many of them beside the current page, and how many at either end. */
export function shownNumbers(
  most: number | null,
  pages: number,
): { siblings: number; boundaries: number; numbers: boolean } {
  if (most === 0) return { siblings: 0, boundaries: 0, numbers: false };
  if (most === null || most >= pages) return { siblings: pages, boundaries: 1, numbers: true };
  // The first, the last, the current one and two places for dots; what is left stands beside the current one.
  return { siblings: Math.max(0, Math.floor((most - 5) / 2)), boundaries: most >= 5 ? 1 : 0, numbers: true };
}
