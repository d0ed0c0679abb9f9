/** The shape of a table that can be shown, and the text of its cells. Reading one from Arrow is `frame.ts`, loaded later. */
import { formatDate } from "../elements/format";

export type ColumnKind =
  "number" | "integer" | "text" | "boolean" | "date" | "time" | "datetime" | "duration" | "list" | "object";

export interface Column {
  readonly name: string;
  /** The name in the table, by which a column is configured. */
  readonly id: string;
  readonly kind: ColumnKind;
  readonly isIndex: boolean;
  /** Counted up from the row's place, and not stored. */
  readonly isCounted: boolean;
  /** Its place in the stream; of what is counted up, none. */
  readonly stored: number;
  /** Of moments: the zone whose clock they show; null where they have none. */
  readonly zone: string | null;
  /** Of a column of categories: all that there are; null for any other. */
  readonly categories: readonly unknown[] | null;
  /** Number, string, boolean, Date, array, object, or null where nothing is. */
  value(row: number): unknown;
}

export interface Frame {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** One value as a table cell writes it; null where nothing is. */
export function cellText(value: unknown, kind: ColumnKind): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dateText(value, kind);
  if (typeof value === "number") return numberText(value, kind);
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}

function numberText(value: number, kind: ColumnKind): string {
  if (kind === "duration") return durationText(value);
  if (kind === "integer" || !Number.isFinite(value)) return String(value);
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)) return value.toPrecision(5);
  return String(Number(value.toFixed(4)));
}

function dateText(value: Date, kind: ColumnKind): string {
  if (kind === "date") return formatDate(value, "YYYY-MM-DD");
  if (kind === "time") return formatDate(value, "HH:mm:ss");
  return formatDate(value, "YYYY-MM-DD HH:mm:ss");
}

/** Milliseconds as days and a clock. */
function durationText(ms: number): string {
  const days = Math.trunc(ms / 86_400_000);
  const clock = formatDate(new Date(Math.abs(ms % 86_400_000)), "HH:mm:ss");
  return days === 0 ? `${ms < 0 ? "-" : ""}${clock}` : `${days} days ${clock}`;
}
