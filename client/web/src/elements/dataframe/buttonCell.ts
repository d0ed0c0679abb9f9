/** A cell that is a button: it says what the cell holds, and tells its widget when it is pressed. */
import { type GridCell, GridCellKind } from "@glideapps/glide-data-grid";
import type { ButtonCellType } from "@glideapps/glide-data-grid-cells";

type Colors = Pick<ButtonCellType["data"], "backgroundColor" | "borderColor" | "color">;

const COLORS: Readonly<Record<string, Colors>> = {
  primary: { backgroundColor: ["accentColor", "accentColor"], color: "accentFg" },
  secondary: {
    backgroundColor: ["bgCell", "bgCellMedium"],
    borderColor: ["borderColor", "accentColor"],
    color: ["textDark", "accentColor"],
  },
  tertiary: { color: ["textDark", "accentColor"] },
};

export function buttonCell(text: string, type: string, click: ((label: string) => void) | null): GridCell {
  const cell: ButtonCellType = {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    readonly: true,
    cursor: "pointer",
    copyData: text,
    data: {
      kind: "button-cell",
      title: text,
      borderRadius: 6,
      ...(COLORS[type] ?? COLORS["secondary"]),
      onClick: () => click?.(text),
    },
  };
  return cell;
}
