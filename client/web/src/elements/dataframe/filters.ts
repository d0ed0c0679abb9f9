/** What the reader wants of a column's values -> what the server is asked. */
import type { ColumnKind } from "@/data/cell";

export interface Condition {
  readonly text?: string;
  readonly least?: number;
  readonly most?: number;
}

/** By the place of the column in the stream. */
export type Conditions = ReadonlyMap<number, Condition>;

/** What can be asked of a column's values; null for nothing (lists, nested values, bytes). */
export function asks(kind: ColumnKind): "text" | "range" | null {
  switch (kind) {
    case "integer":
    case "number":
      return "range";
    case "list":
    case "object":
      return null;
    default:
      return "text";
  }
}

export function isNothing({ text = "", least, most }: Condition): boolean {
  return text === "" && least === undefined && most === undefined;
}

/** Part of an address; "" where all rows count. */
export function whereOf(conditions: Conditions): string {
  const said = [...conditions].map(([column, condition]) => ({ column, ...condition }));
  return said.length === 0 ? "" : `&where=${encodeURIComponent(JSON.stringify(said))}`;
}

export function inWords(title: string, { text, least, most }: Condition): string {
  if (least !== undefined && most !== undefined) return `${title}: ${least} to ${most}`;
  if (least !== undefined) return `${title}: at least ${least}`;
  if (most !== undefined) return `${title}: at most ${most}`;
  return `${title}: has “${text ?? ""}”`;
}
