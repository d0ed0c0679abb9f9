/** A value of a column as a cell of the grid, for reading. */
import { type GridCell, GridCellKind, type Theme } from "@glideapps/glide-data-grid";
import type { MultiSelectCellType, RangeCellType, SparklineCellType } from "@glideapps/glide-data-grid-cells";

import { cellText } from "@/data/cell";
import { shown as mediaAddress } from "@/react/source";
import { safeHref } from "@/text/href";

import { buttonCell } from "./buttonCell";
import { aligned, optionsOf, type Shown } from "./config";
import { type Look, optionColor, trendColor } from "./look";
import { previewCell, type PreviewKind } from "./preview";
import { drawn, textOf } from "./texts";

export interface Reading {
  readonly look: Look;
  /** Shown where nothing is. */
  readonly placeholder: string;
  /** What a Styler has made of the cell. */
  readonly text: string | null;
  readonly theme: Partial<Theme> | undefined;
  readonly click: ((label: string) => void) | null;
}

export const LOADING_CELL: GridCell = { kind: GridCellKind.Loading, allowOverlay: false, skeletonWidth: 60 };

export function readingCell(shown: Shown, value: unknown, reading: Reading): GridCell {
  const cell = plainCell(shown, value, reading);
  return reading.theme === undefined ? cell : { ...cell, themeOverride: reading.theme };
}

function plainCell(shown: Shown, value: unknown, reading: Reading): GridCell {
  const text = reading.text ?? textOf(shown, value);
  if (text === null) return missingCell(shown, reading.placeholder);
  if (reading.text !== null && shown.type !== "checkbox") return textCell(shown, reading.text, reading.text);
  switch (shown.type) {
    case "checkbox":
      return typeof value === "boolean"
        ? {
            kind: GridCellKind.Boolean,
            data: value,
            allowOverlay: false,
            readonly: true,
            contentAlign: "center",
          }
        : textCell(shown, text, text);
    case "link":
      return linkCell(shown, String(value), text);
    case "image":
      return imageCell(shown, String(value));
    case "list":
      return listCell(value, text, []);
    case "multiselect":
      return listCell(value, text, multiOptions(shown, reading.look));
    case "progress":
      return progressCell(shown, value, text, reading.look);
    case "line_chart":
    case "area_chart":
    case "bar_chart":
      return chartCell(shown, value, text, reading.look);
    case "json":
    case "markdown":
    case "audio":
    case "video":
      return previewCell(previewKind(shown, value), text, value);
    case "button":
      return buttonCell(text, shown.config.button_type ?? "secondary", reading.click);
    default:
      return textCell(shown, rawText(shown, value, text), text);
  }
}

export function missingCell(shown: Shown, placeholder: string): GridCell {
  return { ...textCell(shown, "", placeholder), style: "faded", allowOverlay: false };
}

/** `raw` is what is copied; the whole text is what opens, and what those hear who do not see. */
function textCell(shown: Shown, raw: string, text: string): GridCell {
  return {
    kind: GridCellKind.Text,
    data: text,
    displayData: drawn(text),
    allowOverlay: true,
    readonly: true,
    ...aligned(shown),
    copyData: raw,
  };
}

/** A number is copied with all its digits; a moment as it is shown. */
function rawText(shown: Shown, value: unknown, text: string): string {
  return shown.type === "number" && typeof value === "number" && shown.column.kind !== "duration"
    ? String(value)
    : text;
}

function linkCell(shown: Shown, address: string, text: string): GridCell {
  const href = safeHref(address);
  if (href === undefined) return textCell(shown, address, text);
  return {
    kind: GridCellKind.Uri,
    data: text,
    displayData: drawn(text),
    allowOverlay: false,
    readonly: true,
    hoverEffect: true,
    ...aligned(shown),
    copyData: address,
    onClickUri: (event) => {
      event.preventDefault();
      window.open(href, "_blank", "noopener,noreferrer");
    },
  };
}

function imageCell(shown: Shown, address: string): GridCell {
  const source = mediaAddress(address);
  if (source === undefined) return textCell(shown, address, address);
  return {
    kind: GridCellKind.Image,
    data: [source],
    displayData: [source],
    allowOverlay: true,
    readonly: true,
    ...aligned(shown),
    copyData: address,
  };
}

/** Lists may come as text with commas, as scripts read them from files. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" && value !== ""
    ? value.split(",").map((item) => item.trim())
    : value === null || value === undefined || value === ""
      ? []
      : [value];
}

function itemText(item: unknown): string {
  return cellText(item, "text") ?? "None";
}

/** What a column of several options offers, in the colours of the page. */
export function multiOptions(shown: Shown, look: Look): { value: string; label: string; color?: string }[] {
  return optionsOf(shown.config).map(({ value, label, color }, at) => ({
    value: String(value),
    label,
    ...(color === undefined ? {} : { color: optionColor(look, color, at) }),
  }));
}

function listCell(
  value: unknown,
  text: string,
  options: readonly { value: string; label: string; color?: string }[],
): GridCell {
  const items = itemsOf(value).slice(0, 200).map(itemText);
  if (options.length === 0)
    return { kind: GridCellKind.Bubble, data: items, allowOverlay: true, copyData: text };
  const cell: MultiSelectCellType = {
    kind: GridCellKind.Custom,
    allowOverlay: true,
    readonly: true,
    copyData: items.join(","),
    data: {
      kind: "multi-select-cell",
      values: items,
      options,
    },
  };
  return cell;
}

function progressCell(shown: Shown, value: unknown, text: string, look: Look): GridCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return textCell(shown, text, text);
  const { min_value: least = 0, max_value: most = shown.column.kind === "integer" ? 100 : 1 } = shown.config;
  const [min, max] = [Number(least), Number(most)];
  const clamped = Math.min(Math.max(number, min), max);
  const label = shown.config.format === undefined && max === 1 && min === 0 ? percent(number) : text;
  const color = trendColor(look, shown.config.color, max > min && (clamped - min) / (max - min) >= 0.5);
  const cell: RangeCellType = {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    readonly: true,
    copyData: String(number),
    data: {
      kind: "range-cell",
      value: max > min ? clamped : 0,
      min: max > min ? min : 0,
      max: max > min ? max : 1,
      step: 1,
      label,
      measureLabel: label.length < 6 ? "100.0%" : label,
      ...(color === undefined ? {} : { color }),
    },
  };
  return cell;
}

function percent(share: number): string {
  return new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(share);
}

const GRAPHS = { line_chart: "line", area_chart: "area", bar_chart: "bar" } as const;

function chartCell(shown: Shown, value: unknown, text: string, look: Look): GridCell {
  const numbers = itemsOf(value).map(Number);
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return textCell(shown, text, text);
  const { y_min: least = Math.min(0, ...numbers), y_max: most = Math.max(...numbers) } = shown.config;
  const graph = GRAPHS[shown.type as keyof typeof GRAPHS];
  const color = trendColor(look, shown.config.color, (numbers.at(-1) ?? 0) >= (numbers[0] ?? 0));
  const cell: SparklineCellType = {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    copyData: text,
    data: {
      kind: "sparkline-cell",
      values: numbers,
      displayValues: numbers.map(String),
      graphKind: graph,
      // Where all are equal, the line stands in the middle.
      yAxis: most > least ? [least, most] : [least - 1, least + 1],
      hideAxis: true,
      ...(color === undefined ? {} : { color }),
    },
  };
  return cell;
}

function previewKind(shown: Shown, value: unknown): PreviewKind {
  if (shown.type === "markdown" || shown.type === "audio" || shown.type === "video") return shown.type;
  return typeof value === "string" ? "text" : "json";
}
