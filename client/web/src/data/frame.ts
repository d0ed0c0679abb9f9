/**
 * An Arrow IPC stream (as pandas writes it) to columns that can be shown: names, kinds, raw values, text.
 *
 * Holds: index columns come first, a range index is counted up without being stored, and every value has a text form
 * in which missing is null.
 */
import {
  DataType,
  Precision,
  type Schema,
  tableFromIPC,
  type Timestamp,
  TimeUnit,
  type Vector,
} from "apache-arrow";

import type { Column, ColumnKind, Frame } from "./cell";
import { wallOf } from "./zones";

interface PandasMeta {
  index_columns?: (string | { kind: "range"; name: string | null; start: number; step: number })[];
  columns?: { name: string | null; field_name: string | null }[];
}

export function readFrame(bytes: ArrayBuffer | Uint8Array): Frame {
  const table = tableFromIPC(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const meta = pandasMeta(table.schema);
  const index = meta.index_columns ?? [];
  const stored = new Set(index.filter((each) => typeof each === "string"));
  const columns: Column[] = index.flatMap((each): Column[] =>
    typeof each === "string" ? [] : [rangeColumn(each)],
  );
  const fields = table.schema.fields.map((field, at) => ({ field, at, vector: table.getChildAt(at) }));
  for (const isIndex of [true, false]) {
    for (const { field, at, vector } of fields) {
      if (vector === null || stored.has(field.name) !== isIndex) continue;
      const name = isIndex ? indexName(field.name, meta) : headerText(field.name);
      columns.push({
        name,
        id: field.name,
        kind: kindOf(vector.type as DataType),
        isIndex,
        isCounted: false,
        stored: at,
        zone: DataType.isTimestamp(vector.type as DataType)
          ? ((vector.type as Timestamp).timezone ?? null)
          : null,
        categories: categoriesOf(vector),
        value: reader(vector),
      });
    }
  }
  return { rows: table.numRows, columns };
}

/** Rows as plain objects, for libraries that want those. Dates stay numbers of milliseconds. */
export function toRecords(frame: Frame): Record<string, unknown>[] {
  const columns = frame.columns.filter((column) => !column.isIndex || column.name !== "");
  return Array.from({ length: frame.rows }, (_, row) => {
    const record: Record<string, unknown> = {};
    for (const column of columns) {
      const value = column.value(row);
      record[column.id] = value instanceof Date ? localTime(value, column.kind) : value;
    }
    return record;
  });
}

/**
 * Charts read times in the browser's zone; a naive time of the script must look the same everywhere, so it is handed
 * over as the local time with the same clock.
 */
function localTime(value: Date, kind: ColumnKind): number {
  if (kind === "time") return value.getTime();
  return new Date(
    value.getUTCFullYear(),
    value.getUTCMonth(),
    value.getUTCDate(),
    value.getUTCHours(),
    value.getUTCMinutes(),
    value.getUTCSeconds(),
    value.getUTCMilliseconds(),
  ).getTime();
}

function pandasMeta(schema: Schema): PandasMeta {
  const text = schema.metadata.get("pandas");
  return text === undefined ? {} : (JSON.parse(text) as PandasMeta);
}

function rangeColumn(range: { name: string | null; start: number; step: number }): Column {
  const value = (row: number): number => range.start + row * range.step;
  return {
    name: range.name ?? "",
    id: "_index",
    kind: "integer",
    isIndex: true,
    isCounted: true,
    stored: -1,
    zone: null,
    categories: null,
    value,
  };
}

function indexName(field: string, meta: PandasMeta): string {
  const name = meta.columns?.find((column) => column.field_name === field)?.name ?? null;
  return name === null || /^__index_level_\d+__$/.test(name) ? "" : name;
}

/** Names of several levels arrive as the text of a tuple. */
function headerText(name: string): string {
  const parts = /^\((.*)\)$/s.exec(name)?.[1];
  if (parts === undefined || !/^'.*'(, ?('.*'|[\d.]+))*,?$/s.test(parts)) return name;
  return parts
    .split(/, ?/)
    .map((part) => part.replace(/^'|'$/g, ""))
    .filter((part) => part !== "")
    .join(" / ");
}

function kindOf(type: DataType): ColumnKind {
  if (DataType.isDictionary(type)) return kindOf(type.dictionary as DataType);
  if (DataType.isInt(type)) return "integer";
  if (DataType.isFloat(type) || DataType.isDecimal(type)) return "number";
  if (DataType.isBool(type)) return "boolean";
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isNull(type)) return "text";
  if (DataType.isDate(type)) return "date";
  if (DataType.isTime(type)) return "time";
  if (DataType.isTimestamp(type)) return "datetime";
  if (DataType.isDuration(type)) return "duration";
  return DataType.isList(type) || DataType.isFixedSizeList(type) ? "list" : "object";
}

function categoriesOf(vector: Vector): readonly unknown[] | null {
  const dictionary = DataType.isDictionary(vector.type as DataType) ? vector.data[0]?.dictionary : undefined;
  if (dictionary === undefined) return null;
  const read = reader(dictionary);
  return Array.from({ length: Math.min(dictionary.length, 10_000) }, (_, row) => read(row));
}

function reader(vector: Vector): (row: number) => unknown {
  const convert = converter(vector.type as DataType);
  return (row) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? null : convert(value);
  };
}

function converter(type: DataType): (value: unknown) => unknown {
  if (DataType.isDictionary(type)) return converter(type.dictionary as DataType);
  if (DataType.isTimestamp(type)) return (value) => wallOf(Number(value), type.timezone ?? "UTC");
  if (DataType.isDate(type)) return (value) => new Date(Number(value));
  if (DataType.isTime(type)) return (value) => new Date(Number(value) / PER_MILLISECOND[type.unit]);
  if (DataType.isDuration(type)) return (value) => Number(value) / PER_MILLISECOND[type.unit];
  if (DataType.isDecimal(type)) return (value) => Number(value) / 10 ** type.scale;
  if (DataType.isFloat(type) && type.precision === Precision.HALF) return Number;
  return plain;
}

const PER_MILLISECOND: Record<TimeUnit, number> = {
  [TimeUnit.SECOND]: 1e-3,
  [TimeUnit.MILLISECOND]: 1,
  [TimeUnit.MICROSECOND]: 1e3,
  [TimeUnit.NANOSECOND]: 1e6,
};

/** Arrow's own containers and big integers to what JSON knows. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (Symbol.iterator in value && !(value instanceof Map) && !("toJSON" in value && !("length" in value))) {
    return Array.from(value as Iterable<unknown>, plain);
  }
  return Object.fromEntries(
    Object.entries(hasJson(value) ? value.toJSON() : value).map(([key, each]) => [key, plain(each)]),
  );
}

function hasJson(value: object): value is { toJSON: () => object } {
  return "toJSON" in value && typeof value.toJSON === "function";
}
