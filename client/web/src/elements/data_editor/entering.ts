/** Cells in which something can be entered, what was entered in them, and whether it may stand there. */
import {
  type EditableGridCell,
  type GridCell,
  GridCellKind,
  type NumberCell,
  type TextCell,
} from "@glideapps/glide-data-grid";
import type { DatePickerType, DropdownCellType, MultiSelectCellType } from "@glideapps/glide-data-grid-cells";

import { itemsOf, multiOptions } from "../dataframe/cells";
import { aligned, type ColumnType, type Option, optionsOf, type Shown } from "../dataframe/config";
import type { Look } from "../dataframe/look";
import { textOf } from "../dataframe/texts";
import { isEmpty, type Value } from "./edits";
import { shownValue, toldValue } from "./values";

const ENTERED = new Set<ColumnType>([
  ...(["text", "number", "checkbox", "selectbox", "multiselect", "list", "link", "markdown"] as const),
  ...(["date", "time", "datetime"] as const),
]);

/** Whether a reader may change the column's cells. */
export function isEntered(shown: Shown): boolean {
  const counted = shown.column.isIndex && shown.column.id === "_index";
  return !shown.disabled && !counted && ENTERED.has(shown.type) && shown.column.kind !== "object";
}

export interface Entering {
  readonly look: Look;
  readonly placeholder: string;
  /** The options of a column whose script names none. */
  readonly known: (shown: Shown) => readonly Option[];
}

export function enteringCell(shown: Shown, value: unknown, entering: Entering): GridCell {
  const text = textOf(shown, value);
  const missing = text === null;
  const common = {
    allowOverlay: true,
    readonly: false,
    ...aligned(shown),
    ...(missing ? { style: "faded" as const } : {}),
  };
  const display = text ?? entering.placeholder;
  switch (shown.type) {
    case "checkbox":
      return {
        kind: GridCellKind.Boolean,
        data: typeof value === "boolean" ? value : null,
        allowOverlay: false,
        readonly: false,
        contentAlign: "center",
      };
    case "number":
      return numberCell(shown, value, display, common);
    case "selectbox":
      return choiceCell(shown, value, entering, display, common);
    case "multiselect":
    case "list":
      return listCell(shown, value, entering.look, text ?? "");
    case "date":
    case "time":
    case "datetime":
      return momentCell(shown, value, display, common);
    default: {
      const cell: TextCell = {
        ...common,
        kind: GridCellKind.Text,
        data: missing ? "" : typeof value === "string" ? value : display,
        displayData: display,
      };
      return cell;
    }
  }
}

type Common = Pick<NumberCell, "allowOverlay" | "readonly" | "contentAlign" | "style">;

function numberCell(shown: Shown, value: unknown, display: string, common: Common): GridCell {
  const told = toldValue(shown, value);
  const number = isEmpty(told) ? Number.NaN : Number(told);
  const { min_value: least } = shown.config;
  const cell: NumberCell = {
    ...common,
    kind: GridCellKind.Number,
    data: Number.isFinite(number) ? number : undefined,
    displayData: display,
    allowNegative: least === undefined || Number(least) < 0,
    thousandSeparator: false,
    ...(shown.column.kind === "integer" ? { fixedDecimals: 0 } : {}),
  };
  return cell;
}

function choiceCell(
  shown: Shown,
  value: unknown,
  entering: Entering,
  display: string,
  common: Common,
): GridCell {
  const offered = offeredBy(shown, entering).map(({ value: each, label }) => ({
    value: String(each),
    label,
  }));
  const cell: DropdownCellType = {
    ...common,
    kind: GridCellKind.Custom,
    copyData: value === null ? "" : display,
    data: {
      kind: "dropdown-cell",
      value: value === null || value === undefined ? null : String(toldValue(shown, value)),
      allowedValues: shown.required ? offered : [{ value: "", label: "–" }, ...offered],
    },
  };
  return cell;
}

function offeredBy(shown: Shown, { known }: Pick<Entering, "known">): { value: Option; label: string }[] {
  const told = optionsOf(shown.config);
  return told.length > 0 ? told : known(shown).map((value) => ({ value, label: String(value) }));
}

function listCell(shown: Shown, value: unknown, look: Look, text: string): GridCell {
  const options = multiOptions(shown, look);
  const free = shown.type === "list" || shown.config.accept_new_options === true || options.length === 0;
  const cell: MultiSelectCellType = {
    kind: GridCellKind.Custom,
    allowOverlay: true,
    readonly: false,
    copyData: text,
    data: {
      kind: "multi-select-cell",
      values: itemsOf(value).map(String),
      options,
      allowCreation: free,
      allowDuplicates: shown.type === "list",
    },
  };
  return cell;
}

const INPUTS = { date: "date", time: "time", datetime: "datetime-local" } as const;

function momentCell(shown: Shown, value: unknown, display: string, common: Common): GridCell {
  const { min_value: least, max_value: most, step } = shown.config;
  const cell: DatePickerType = {
    ...common,
    kind: GridCellKind.Custom,
    copyData: display,
    data: {
      kind: "date-picker-cell",
      date: value instanceof Date && !Number.isNaN(value.getTime()) ? value : null,
      displayDate: display,
      format: INPUTS[shown.type as keyof typeof INPUTS],
      ...(least === undefined ? {} : { min: String(least) }),
      ...(most === undefined ? {} : { max: String(most) }),
      // Seconds are entered too, unless the script wants larger steps.
      step: String(step ?? (shown.type === "date" ? 1 : 1)),
    },
  };
  return cell;
}

/** What was entered; undefined where that is no value of the column. */
export function enteredValue(
  shown: Shown,
  cell: EditableGridCell,
  entering: Pick<Entering, "known">,
): Value | undefined {
  switch (cell.kind) {
    case GridCellKind.Boolean:
      return typeof cell.data === "boolean" ? cell.data : null;
    case GridCellKind.Number:
      return cell.data === undefined || Number.isNaN(cell.data) ? null : whole(shown, cell.data);
    case GridCellKind.Text:
    case GridCellKind.Uri:
    case GridCellKind.Markdown:
      return cell.data;
    case GridCellKind.Custom:
      return enteredInside(shown, cell.data as Inside, entering);
    default:
      return undefined;
  }
}

type Inside = DropdownCellType["data"] | MultiSelectCellType["data"] | DatePickerType["data"];

function enteredInside(shown: Shown, data: Inside, entering: Pick<Entering, "known">): Value | undefined {
  switch (data.kind) {
    case "dropdown-cell": {
      if (isEmpty(data.value)) return null;
      return offeredBy(shown, entering).find(({ value }) => String(value) === data.value)?.value;
    }
    case "multi-select-cell":
      return data.values ?? null;
    case "date-picker-cell":
      return data.date === null || data.date === undefined ? null : toldValue(shown, data.date);
  }
}

function whole(shown: Shown, number: number): number {
  return shown.column.kind === "integer" ? Math.trunc(number) : number;
}

/** Whether a value may stand in the column. */
export function isAllowed(shown: Shown, value: Value | undefined): boolean {
  if (value === undefined) return false;
  if (isEmpty(value)) return !shown.required;
  const { min_value: least, max_value: most, max_chars: room, validate } = shown.config;
  if (shown.type === "number" && typeof value === "number") {
    return (least === undefined || value >= Number(least)) && (most === undefined || value <= Number(most));
  }
  if (typeof value !== "string") return true;
  if (value.length > (room ?? Infinity)) return false;
  if (validate === undefined) return true;
  try {
    return new RegExp(validate, "us").test(value);
  } catch {
    // A pattern that is none allows everything: the reader cannot mend it.
    return true;
  }
}

/** A text from the clipboard as a cell of this kind; undefined where it is none. */
export function pastedCell(text: string, cell: GridCell): GridCell | undefined {
  switch (cell.kind) {
    case GridCellKind.Number: {
      const number = Number(text.replace(/[\s,%]/g, ""));
      if (text.trim() === "") return { ...cell, data: undefined };
      return Number.isNaN(number) ? undefined : { ...cell, data: number };
    }
    case GridCellKind.Boolean: {
      const word = text.trim().toLowerCase();
      if (["true", "yes", "1", "y", "x"].includes(word)) return { ...cell, data: true };
      return ["false", "no", "0", "n", ""].includes(word) ? { ...cell, data: false } : undefined;
    }
    default:
      return undefined;
  }
}

/** What a new row has in the column. */
export function firstValue(shown: Shown): Value {
  const given = shown.default;
  if (given === null || given === undefined) return null;
  return toldValue(shown, shownValue(shown, given as Value));
}
