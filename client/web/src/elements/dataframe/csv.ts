/** A table as CSV text, quoted where needed. */
import type { Shown } from "./config";

export function toCsv(columns: readonly Shown[], rows: readonly number[] | Uint32Array): string {
  const lines = [columns.map(({ title }) => quoted(title)).join(",")];
  for (const row of rows) lines.push(columns.map(({ column }) => quoted(plain(column.value(row)))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$|\.000Z$|Z$/, "");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
