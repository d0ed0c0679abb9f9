/** Mermaid text -> SVG text in the page's colours. Mermaid is told to trust nothing of the text. */
import mermaid from "mermaid";

import { chartTokens } from "@/theme/chart";
import type { Look } from "@/theme/dresser";

let count = 0;
let waiting: Promise<unknown> = Promise.resolve();

/** Drawn one after the other: the library's settings are of the whole page. Some diagrams fill the `width` there is. */
export function diagram(text: string, look: Look, width: number): Promise<string> {
  const drawing = waiting.then(() => draw(text, look, width));
  waiting = drawing.catch(() => null);
  return drawing;
}

async function draw(text: string, look: Look, width: number): Promise<string> {
  const { font, text: ink, muted, line, surface, accent } = chartTokens(look);
  const { scheme } = look;
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    theme: "base",
    fontFamily: font,
    themeVariables: {
      darkMode: scheme === "dark",
      background: surface,
      primaryColor: scheme === "dark" ? "#16332f" : "#dff0ee",
      primaryTextColor: ink,
      primaryBorderColor: accent,
      secondaryColor: scheme === "dark" ? "#281f40" : "#f0eafb",
      tertiaryColor: scheme === "dark" ? "#272c31" : "#f4f2ed",
      lineColor: muted,
      edgeLabelBackground: surface,
      textColor: ink,
      noteBkgColor: scheme === "dark" ? "#332b10" : "#fcf4d4",
      noteTextColor: ink,
      noteBorderColor: line,
      fontSize: "15px",
    },
  });
  const room = document.createElement("div");
  room.style.cssText = `position: absolute; visibility: hidden; width: ${width}px`;
  document.body.append(room);
  try {
    const { svg } = await mermaid.render(`fc-mermaid-${++count}`, text, room);
    return svg;
  } finally {
    room.remove();
  }
}
