/** The page's tokens as the theme of the grid, which draws on a canvas and cannot read CSS variables itself. */
import type { Theme } from "@glideapps/glide-data-grid";

import { tokensOf } from "@/theme/beside";
import type { Look } from "@/theme/dresser";

/** `look` is the one whose tokens are in force; the theme changes with it. */
export function gridTheme(look: Look): Partial<Theme> {
  const token = tokensOf(look);
  return {
    accentColor: token("--fc-accent"),
    accentFg: token("--fc-on-accent"),
    accentLight: token("--fc-accent-soft"),
    textDark: token("--fc-text"),
    textMedium: token("--fc-muted"),
    textLight: token("--fc-muted"),
    textHeader: token("--fc-grid-header-text"),
    textHeaderSelected: token("--fc-on-accent"),
    bgCell: token("--fc-surface"),
    bgCellMedium: token("--fc-sunken"),
    bgHeader: token("--fc-grid-header"),
    bgHeaderHasFocus: token("--fc-hover"),
    bgHeaderHovered: token("--fc-hover"),
    bgBubble: token(look.scheme === "dark" ? "--fc-hover" : "--fc-sunken"),
    textBubble: token("--fc-text"),
    bgBubbleSelected: token("--fc-hover"),
    bgSearchResult: token("--fc-yellow-bg"),
    borderColor: token("--fc-grid-border"),
    horizontalBorderColor: token("--fc-grid-border"),
    drilldownBorder: token("--fc-border"),
    linkColor: token("--fc-link"),
    headerFontStyle: "500 13px",
    baseFontStyle: "13px",
    editorFontSize: "13px",
    fontFamily: token("--fc-font"),
    cellHorizontalPadding: 10,
  };
}
