/** A value in a static table: fractions always have four digits, so that they line up; missing is "None". */
import { cellText, type ColumnKind } from "@/data/cell";

export function staticText(value: unknown, kind: ColumnKind): string {
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return value.toFixed(4);
  return cellText(value, kind) ?? "None";
}
