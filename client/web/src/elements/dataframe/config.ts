/** What the script says about columns, matched to the columns of the table: order, labels, widths, formats. */
import { cellText, type Column } from "@/data/cell";

import { formatDate, formatNumber } from "../format";
import type { P } from "../registry";

interface ColumnConfig {
  readonly label?: string;
  readonly width?: "small" | "medium" | "large" | number;
  readonly help?: string;
  readonly hidden?: boolean;
  readonly pinned?: boolean;
  readonly alignment?: "left" | "center" | "right";
  readonly type_config?: { readonly type?: string; readonly format?: string };
}

export interface Shown {
  readonly column: Column;
  readonly title: string;
  readonly width: number | null;
  readonly pinned: boolean;
  readonly align: "left" | "center" | "right";
  readonly type: string | null;
  readonly text: (value: unknown) => string | null;
}

const WIDTHS = { small: 75, medium: 200, large: 400 };

export function shownColumns(
  columns: readonly Column[],
  props: Pick<P<"dataframe">, "column_order" | "column_config">,
): Shown[] {
  const configs = JSON.parse(props.column_config) as Record<string, ColumnConfig | null>;
  const data = columns.filter((column) => !column.isIndex);
  const configured = (column: Column): ColumnConfig => {
    const position = data.indexOf(column);
    const common = column.isIndex ? configs["_index"] : configs[`_pos:${position}`];
    return { ...common, ...configs[column.id], ...(column.isIndex ? {} : configs[column.name]) };
  };
  const order = props.column_order;
  const ordered =
    order === null
      ? data
      : order.flatMap((name) => data.filter((column) => column.name === name || column.id === name));
  return [...columns.filter((column) => column.isIndex), ...ordered]
    .map((column) => ({ column, config: configured(column) }))
    .filter(({ config }) => config.hidden !== true)
    .map(({ column, config }) => shown(column, config));
}

function shown(column: Column, config: ColumnConfig): Shown {
  const { type = null, format = null } = config.type_config ?? {};
  const numeric = column.kind === "number" || column.kind === "integer" || column.kind === "duration";
  return {
    column,
    title: config.label ?? column.name,
    width: typeof config.width === "string" ? WIDTHS[config.width] : (config.width ?? null),
    pinned: config.pinned ?? column.isIndex,
    align: config.alignment ?? (numeric ? "right" : "left"),
    type,
    text: (value) => formatted(value, column, format),
  };
}

function formatted(value: unknown, column: Column, format: string | null): string | null {
  if (format !== null && typeof value === "number") return formatNumber(value, format);
  if (format !== null && value instanceof Date) return formatDate(value, DATES[format] ?? format);
  return cellText(value, column.kind);
}

const DATES: Record<string, string> = {
  iso8601: "YYYY-MM-DD[T]HH:mm:ss",
  localized: "YYYY-MM-DD HH:mm:ss",
  distance: "YYYY-MM-DD HH:mm",
  calendar: "YYYY-MM-DD HH:mm",
};
