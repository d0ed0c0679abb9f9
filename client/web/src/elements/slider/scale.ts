/** A position on a slider's scale as text. Dates and times are microseconds of the script's own wall clock. */
import { formatDate, formatNumber } from "../format";
import type { P } from "../registry";

export function scaleText(value: number, type: P<"slider">["data_type"], format: string): string {
  if (type === "int" || type === "float") return formatNumber(value, format);
  return formatDate(new Date(value / 1000), format);
}
