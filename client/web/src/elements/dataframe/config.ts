/** What the script says about columns, matched to the columns of the table: order, labels, widths, types, formats. */
import type { Column, ColumnKind } from "@/data/cell";

import type { P } from "../registry";

export type ColumnType =
  | "text"
  | "number"
  | "checkbox"
  | "selectbox"
  | "multiselect"
  | "list"
  | "date"
  | "time"
  | "datetime"
  | "link"
  | "button"
  | "line_chart"
  | "bar_chart"
  | "area_chart"
  | "image"
  | "audio"
  | "video"
  | "progress"
  | "json"
  | "markdown";

export type Option = string | number | boolean;

/** What is special to a column's type; nothing of it is certain, since a script may write any dictionary. */
export interface TypeConfig {
  readonly type?: string;
  readonly format?: string;
  readonly options?: readonly (
    Option | { readonly value: Option; readonly label?: string; readonly color?: string }
  )[];
  readonly accept_new_options?: boolean;
  readonly display_text?: string;
  readonly validate?: string;
  readonly max_chars?: number;
  readonly min_value?: number | string;
  readonly max_value?: number | string;
  readonly step?: number;
  readonly timezone?: string;
  readonly color?: string;
  readonly y_min?: number;
  readonly y_max?: number;
  readonly button_type?: string;
}

interface ColumnConfig {
  readonly label?: string;
  readonly width?: "small" | "medium" | "large" | number;
  readonly help?: string;
  readonly hidden?: boolean;
  readonly pinned?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly alignment?: "left" | "center" | "right";
  readonly type_config?: TypeConfig;
}

export interface Shown {
  readonly column: Column;
  /** The place of the column in the table. */
  readonly at: number;
  /** Its place among the columns that are no index; of those of the index less than nothing. */
  readonly position: number;
  readonly title: string;
  readonly width: number | null;
  readonly pinned: boolean;
  readonly align: "left" | "center" | "right";
  readonly type: ColumnType;
  readonly config: TypeConfig;
  readonly help: string | null;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly default: unknown;
  /** The widget of a column of buttons. */
  readonly button: string | null;
}

export type Configured = Pick<P<"dataframe">, "column_order" | "column_config"> & {
  readonly buttons?: Readonly<Record<string, string>>;
};

const WIDTHS = { small: 75, medium: 200, large: 400 };

export function shownColumns(columns: readonly Column[], props: Configured): Shown[] {
  const configs = JSON.parse(props.column_config) as Record<string, ColumnConfig | null>;
  const data = columns.filter((column) => !column.isIndex);
  const places = new Map(columns.map((column, at) => [column, at]));
  const positions = new Map(data.map((column, at) => [column, at]));
  const names = (column: Column): string[] =>
    column.isIndex ? ["_index", column.id] : [`_pos:${positions.get(column) ?? -1}`, column.id, column.name];
  const order = props.column_order;
  const ordered =
    order === null
      ? data
      : order.flatMap((name) => data.filter((column) => column.name === name || column.id === name));
  const index = columns.filter((column) => column.isIndex);
  return [...index, ...ordered]
    .map((column) => {
      const found = names(column);
      const config = found.reduce<ColumnConfig>((all, name) => ({ ...all, ...configs[name] }), {});
      const button = found.map((name) => props.buttons?.[name]).find((id) => id !== undefined) ?? null;
      return { column, config, button };
    })
    .filter(({ config }) => config.hidden !== true)
    .map(({ column, config, button }) =>
      shown(column, config, places.get(column) ?? 0, positions.get(column) ?? -1, button),
    );
}

function shown(
  column: Column,
  config: ColumnConfig,
  at: number,
  position: number,
  button: string | null,
): Shown {
  const type = typeOf(config.type_config?.type, column.categories === null ? column.kind : "category");
  return {
    column,
    at,
    position,
    title: config.label ?? column.name,
    width: typeof config.width === "string" ? WIDTHS[config.width] : (config.width ?? null),
    pinned: config.pinned ?? column.isIndex,
    align: config.alignment ?? (type === "number" ? "right" : "left"),
    type,
    config: config.type_config ?? {},
    help: config.help ?? null,
    required: config.required === true,
    disabled: config.disabled === true,
    default: config.default ?? null,
    button,
  };
}

/**
 * Left is where the grid itself has all but numbers, and there alone it has text that runs from right to left on the
 * right; told to put it on the left, it cuts it off.
 */
export function aligned({ align, type }: Shown): { contentAlign?: Shown["align"] } {
  return align === "left" && type !== "number" ? {} : { contentAlign: align };
}

const TYPES: Readonly<Record<ColumnKind, ColumnType>> = {
  number: "number",
  integer: "number",
  duration: "number",
  text: "text",
  boolean: "checkbox",
  date: "date",
  time: "time",
  datetime: "datetime",
  list: "list",
  object: "json",
};

const KNOWN = new Set<string>([
  ...Object.values(TYPES),
  ...["selectbox", "multiselect", "link", "button", "line_chart", "bar_chart", "area_chart"],
  ...["image", "audio", "video", "progress", "markdown"],
]);

function typeOf(asked: string | undefined, kind: ColumnKind | "category"): ColumnType {
  if (asked !== undefined && KNOWN.has(asked)) return asked as ColumnType;
  return kind === "category" ? "selectbox" : TYPES[kind];
}

/** What a column of options offers, by value. */
export function optionsOf(config: TypeConfig): { value: Option; label: string; color?: string }[] {
  return (config.options ?? []).map((option) =>
    typeof option === "object"
      ? { ...option, label: option.label ?? String(option.value) }
      : { value: option, label: String(option) },
  );
}
