/** A graph's text -> its picture as SVG text, or an error that says what is wrong with the text. */
import type { Viz } from "@viz-js/viz";

import type { ChartTokens } from "@/theme/chart";

/** `look`: the colours and the type that the graph has where it says nothing itself; null: Graphviz' own. */
export function drawn(viz: Viz, dot: string, engine: string, look: ChartTokens | null): string {
  const defaults =
    look === null
      ? { graphAttributes: { bgcolor: "transparent" } }
      : {
          graphAttributes: { bgcolor: "transparent", color: look.muted, ...type(look) },
          nodeAttributes: { color: look.muted, ...type(look) },
          edgeAttributes: { color: look.muted, ...type(look) },
        };
  const result = viz.render(dot, { format: "svg", engine, ...defaults });
  if (result.status === "success") return result.output;
  const [first] = result.errors.filter(({ level }) => level !== "warning");
  throw new Error(`In its text: ${(first?.message ?? "it cannot be laid out").trim()}.`);
}

function type(look: ChartTokens) {
  return { fontcolor: look.text, fontname: "Helvetica" };
}

/** A graph with colours of its own was made for white paper. */
export function hasColours(dot: string): boolean {
  return /\b(fillcolor|bgcolor|fontcolor|colorscheme|filled)\b/.test(dot);
}

/** A picture as wide as its place allows, and not wider than it is. */
export function sized(svg: string): string {
  return svg.replace(
    /<svg([^>]*?)\swidth="([\d.]+)pt"\s+height="([\d.]+)pt"/,
    (_, rest: string, w: string) => {
      return `<svg${rest} style="width: ${Math.ceil((Number(w) * 4) / 3)}px"`;
    },
  );
}
