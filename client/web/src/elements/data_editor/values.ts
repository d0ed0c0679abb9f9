/** Values of cells, between what a table holds and what the script is told of an edit. */
import { instantOf, wallOf } from "@/data/zones";

import { itemsOf } from "../dataframe/cells";
import type { Shown } from "../dataframe/config";
import type { Value } from "./edits";

/** What an edit says, as a value of the column. */
export function shownValue(shown: Shown, value: Value): unknown {
  if (value === null) return null;
  switch (shown.column.kind) {
    case "date":
    case "datetime":
    case "time":
      return typeof value === "string" ? momentOf(shown, value) : value;
    case "duration":
      return typeof value === "number" ? value * 1000 : value;
    default:
      return value;
  }
}

/** A value of the column, as an edit says it. */
export function toldValue(shown: Shown, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return momentText(shown, value);
  if (shown.column.kind === "duration" && typeof value === "number") return value / 1000;
  if (Array.isArray(value)) return itemsOf(value).map(String);
  return typeof value === "object" ? JSON.stringify(value) : (value as string | number | boolean);
}

function momentOf(shown: Shown, text: string): Date | null {
  const clock = /^\d\d:\d\d/.test(text);
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const date = new Date(clock ? `1970-01-01T${text}Z` : zoned || !text.includes("T") ? text : `${text}Z`);
  if (Number.isNaN(date.getTime())) return null;
  return zoned && shown.column.zone !== null ? wallOf(date.getTime(), shown.column.zone) : date;
}

/** By what the column holds: a day, a clock, or both; with a zone, the instant. */
function momentText(shown: Shown, wall: Date): string | null {
  if (Number.isNaN(wall.getTime())) return null;
  const { kind, zone } = shown.column;
  const text = wall.toISOString().replace("Z", "");
  const [day = "", clock = ""] = text.split("T");
  if (kind === "date") return day;
  if (kind === "time") return clock;
  return zone === null ? text : new Date(instantOf(wall, zone)).toISOString();
}
