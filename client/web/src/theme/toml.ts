/** Theme options -> the lines that say the same in a config.toml. */
import type { Options } from "./options";

export function toToml(options: Options): string {
  const tables = new Map<string, string[]>();
  for (const [name, value] of Object.entries(options)) {
    const at = name.lastIndexOf(".");
    const table = at < 0 ? "theme" : `theme.${name.slice(0, at)}`;
    tables.set(table, [...(tables.get(table) ?? []), `${name.slice(at + 1)} = ${literal(value)}`]);
  }
  return [...tables]
    .sort(([one], [other]) => one.length - other.length || one.localeCompare(other))
    .map(([table, lines]) => `[${table}]\n${lines.join("\n")}\n`)
    .join("\n");
}

function literal(value: Options[string]): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return `[${value.map((each) => literal(each)).join(", ")}]`;
}
