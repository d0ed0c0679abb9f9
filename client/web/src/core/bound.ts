/**
 * Widgets bound to a query parameter: a tab's query and what the reader chooses in, the query that says so out.
 *
 * What a widget has at first is left out. Parameters are sorted, as a browser's address shows them.
 */
import type { Bound } from "@protocol/messages.gen";

import type { WireValue } from "./edits";

type Text = string | readonly string[] | null;

export function followed(query: string, bound: Bound, value: WireValue): string {
  const pairs = [...new URLSearchParams(query)].filter(([name]) => name !== bound.param);
  const text = told(bound, value);
  const own = text === null ? [] : typeof text === "string" ? [text] : text;
  const all = [...pairs, ...own.map((one): [string, string] => [bound.param, one])];
  all.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return new URLSearchParams(all).toString();
}

/** What the parameter is to say; null where the address does without it. */
function told({ default: usual, clearable, moments }: Bound, value: WireValue): Text {
  const found = written(value, moments);
  const text = found === null && clearable ? "" : found;
  if (text === null || (text.length === 0 && !clearable)) return null;
  if (usual === null) return text === "" ? null : text;
  if (same(text, usual)) return null;
  if (text.length === 0)
    return typeof text !== "string" || typeof usual === "string" || usual.length > 0 ? "" : null;
  return text;
}

function same(text: string | readonly string[], usual: string | readonly string[]): boolean {
  if (typeof text === "string") return text === usual;
  const wanted = typeof usual === "string" ? [usual] : usual;
  return text.length === wanted.length && text.every((one, at) => one === wanted[at]);
}

function written(value: WireValue, moments: Bound["moments"]): Text {
  if (value === null) return null;
  if (typeof value === "object") {
    return value
      .map((one) => written(one, moments))
      .filter((one): one is string => typeof one === "string" && one !== "");
  }
  if (typeof value !== "number" || moments === null) return String(value);
  const iso = new Date(value / 1000).toISOString();
  if (moments === "date") return iso.slice(0, 10);
  const full = moments === "time" ? iso.slice(11, 19) : iso.slice(0, 19);
  return full.endsWith(":00") ? full.slice(0, -3) : full;
}
