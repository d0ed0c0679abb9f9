import {
  tableFromArrays,
  tableToIPC,
  Table,
  vectorFromArray,
  Utf8,
  TimestampMillisecond,
  Int64,
  Bool,
  Float64,
} from "apache-arrow";
import { expect, test } from "vitest";

import { shownColumns } from "../elements/dataframe/config";
import { toCsv } from "../elements/dataframe/csv";
import { nextSorting, sortedRows } from "../elements/dataframe/order";
import { frameSource } from "../elements/dataframe/source";
import { textOf } from "../elements/dataframe/texts";
import { staticText } from "../elements/table/text";
import { cellText } from "./cell";
import { readFrame, toRecords } from "./frame";

function sample() {
  const table = new Table({
    name: vectorFromArray(["b", "a", null], new Utf8()),
    age: vectorFromArray([3n, 10n, 2n], new Int64()),
    score: vectorFromArray([1.5, Number.NaN, 0.25], new Float64()),
    ok: vectorFromArray([true, false, null], new Bool()),
    when: vectorFromArray(
      [Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 1, 12, 30), null],
      new TimestampMillisecond(),
    ),
  });
  const meta = { index_columns: [{ kind: "range", name: null, start: 5, stop: 8, step: 1 }], columns: [] };
  table.schema.metadata.set("pandas", JSON.stringify(meta));
  return readFrame(tableToIPC(table, "stream"));
}

test("columns, kinds and values of a stream, with its range index counted up", () => {
  const frame = sample();
  expect(frame.rows).toBe(3);
  expect(frame.columns.map(({ name, kind, isIndex }) => [name, kind, isIndex])).toEqual([
    ["", "integer", true],
    ["name", "text", false],
    ["age", "integer", false],
    ["score", "number", false],
    ["ok", "boolean", false],
    ["when", "datetime", false],
  ]);
  expect(frame.columns.map((column) => column.value(1))).toEqual([
    6,
    "a",
    10,
    Number.NaN,
    false,
    new Date(Date.UTC(2024, 0, 1, 12, 30)),
  ]);
  expect(frame.columns[1]?.value(2)).toBeNull();
});

test("cells as text", () => {
  expect(cellText(1 / 3, "number")).toBe("0.3333");
  expect(cellText(0.00001, "number")).toBe("0.000010000");
  expect(cellText(new Date(Date.UTC(2024, 0, 1, 12, 30)), "datetime")).toBe("2024-01-01 12:30:00");
  expect(cellText([1, "a"], "list")).toBe('[1,"a"]');
  expect(cellText(null, "text")).toBeNull();
  expect(cellText(90_061_000, "duration")).toBe("1 days 01:01:01");
  expect([staticText(0.1, "number"), staticText(null, "text"), staticText(3, "integer")]).toEqual([
    "0.1000",
    "None",
    "3",
  ]);
});

test("sorting puts missing values last, both ways, and is stable", () => {
  const { columns, rows } = sample();
  const by = (name: string, descending: boolean) => {
    const column = columns.find((each) => each.name === name);
    return column === undefined ? [] : [...sortedRows(rows, column, descending)];
  };
  expect(by("age", false)).toEqual([2, 0, 1]);
  expect(by("name", false)).toEqual([1, 0, 2]);
  expect(by("name", true)).toEqual([0, 1, 2]);
  expect(by("score", true)).toEqual([0, 2, 1]);
  const first = nextSorting(null, "a");
  expect([first, nextSorting(first, "a"), nextSorting(nextSorting(first, "a"), "a")]).toEqual([
    { id: "a", descending: false },
    { id: "a", descending: true },
    null,
  ]);
});

test("what the script says about columns", () => {
  const config = {
    age: { label: "Age", width: "small", type_config: { type: "number", format: "%d y" } },
    "_pos:0": { hidden: true },
    _index: { hidden: true },
  };
  const shown = shownColumns(sample().columns, {
    column_order: ["age", "name", "age2"],
    column_config: JSON.stringify(config),
  });
  expect(shown.map(({ title, width, align }) => [title, width, align])).toEqual([["Age", 75, "right"]]);
  expect(shown[0] && textOf(shown[0], 7)).toBe("7 y");
  const all = shownColumns(sample().columns, { column_order: null, column_config: "{}" });
  expect(toCsv(all, frameSource(sample(), Uint32Array.of(0, 2, 1)))).toBe(
    [
      ",name,age,score,ok,when",
      "5,b,3,1.5,true,2024-01-02",
      "7,,2,0.25,,",
      "6,a,10,,false,2024-01-01T12:30:00",
      "",
    ].join("\r\n"),
  );
});

test("rows for charts keep the script's clock", () => {
  const [, second] = toRecords(sample());
  expect(second).toMatchObject({ name: "a", age: 10, when: new Date(2024, 0, 1, 12, 30).getTime() });
  expect(second).not.toHaveProperty("_index");
  expect(toRecords(readFrame(tableToIPC(tableFromArrays({ x: [1] }), "stream")))).toEqual([{ x: 1 }]);
});
