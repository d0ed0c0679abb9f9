/** A table as CSV text, quoted where needed. */
import type { Shown } from "./config";
import type { Source } from "./source";

export function toCsv(columns: readonly Shown[], source: Source): string {
  const lines = [columns.map(({ title }) => quoted(title)).join(",")];
  for (let row = 0; row < source.rows; row += 1)
    lines.push(columns.map(({ at }) => quoted(plain(source.value(at, row)))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function plain(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$|\.000Z$|Z$/, "");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
