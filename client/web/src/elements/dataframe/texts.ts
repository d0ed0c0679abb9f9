/** A value of a column as the text that its cell shows; null where nothing is. */
import { cellText } from "@/data/cell";
import { instantOf, wallOf } from "@/data/zones";

import { formatDate, formatNumber } from "../format";
import { optionsOf, type Shown } from "./config";
import { calendarText, distanceText, localizedText } from "./moments";

/** Longer texts are cut where they are drawn: a canvas measures every letter. */
const MOST = 2000;

export function textOf(shown: Shown, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const { format } = shown.config;
  switch (shown.type) {
    case "selectbox":
      return optionsOf(shown.config).find((each) => each.value === value)?.label ?? plainText(shown, value);
    case "number":
    case "progress":
      return typeof value === "number" && format !== undefined
        ? formatNumber(shown.column.kind === "duration" ? value / 1000 : value, format)
        : plainText(shown, value);
    case "date":
    case "time":
    case "datetime":
      return value instanceof Date ? momentText(shown, value) : plainText(shown, value);
    case "link":
      return typeof value === "string" ? linkText(value, shown.config.display_text) : plainText(shown, value);
    default:
      return plainText(shown, value);
  }
}

export function drawn(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

function plainText(shown: Shown, value: unknown): string | null {
  return cellText(value, shown.column.kind);
}

function momentText(shown: Shown, wall: Date): string | null {
  if (Number.isNaN(wall.getTime())) return null;
  const { format, timezone } = shown.config;
  const date = timezone === undefined ? wall : wallOf(instantOf(wall, shown.column.zone ?? "UTC"), timezone);
  switch (format) {
    case undefined:
      return cellText(date, typed(shown));
    case "localized":
      return localizedText(date, typed(shown));
    case "distance":
      return distanceText(
        date,
        typed(shown),
        shown.column.zone === null ? null : (timezone ?? shown.column.zone),
      );
    case "calendar":
      return calendarText(date, typed(shown));
    case "iso8601":
      return isoText(date, typed(shown));
    default:
      return formatDate(date, format);
  }
}

/** A column of moments may be shown as days or clocks. */
function typed(shown: Shown): "date" | "time" | "datetime" {
  return shown.type === "date" || shown.type === "time" ? shown.type : "datetime";
}

function isoText(date: Date, type: "date" | "time" | "datetime"): string {
  const [day = "", clock = ""] = date.toISOString().replace("Z", "").split("T");
  return type === "date" ? day : type === "time" ? clock : `${day}T${clock}`;
}

/** A text for all, or the part of the address that a pattern takes. */
function linkText(address: string, display: string | undefined): string {
  if (display === undefined) return address;
  if (!/[()\\[\]*+?|^$]/.test(display)) return display;
  try {
    const part = new RegExp(display, "u").exec(address)?.[1];
    return part === undefined ? address : decodeURIComponent(part);
  } catch {
    // No pattern after all, or a part that is no text of an address.
    return address;
  }
}
