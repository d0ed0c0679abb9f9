/** Times as the picker has them and as they are sent. */

/** `8:5` -> `08:05`; null while it is not complete. */
export function fullTime(text: string, seconds: boolean): string | null {
  const parts = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text);
  if (parts === null) return null;
  const shown = [parts[1], parts[2], ...(seconds ? [parts[3] ?? "0"] : [])];
  return shown.map((part) => (part ?? "").padStart(2, "0")).join(":");
}

/** Seconds -> `hh:mm:ss`. */
export function stepText(step: number): string {
  const parts = [Math.floor(step / 3600), Math.floor(step / 60) % 60, step % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

export function clockFormat(format: "12h" | "24h" | "localized", locale?: string): "12h" | "24h" {
  if (format !== "localized") return format;
  return new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 === true
    ? "12h"
    : "24h";
}
