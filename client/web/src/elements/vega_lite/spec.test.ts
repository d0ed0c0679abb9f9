import { expect, test } from "vitest";

import { atWidth, merged, prepare, tableDigests } from "./spec";

const blob = (digest: string) => ({ digest, size: 1, mime: "x" });

function props(data: string, spec: object = { mark: "line", width: 0, height: 0 }) {
  return {
    spec: JSON.stringify({ ...spec, data: { name: data } }),
    datasets: { [data]: blob(`digest of ${data}`) },
    width: "stretch" as const,
    height: "content" as const,
    theme: "streamlit" as const,
    selections: [] as string[],
    alt: null,
  };
}

test("new rows make no new chart, another look does", () => {
  const config = { axis: { grid: true } };
  const first = prepare(props("aaa"), config);
  expect(prepare(props("bbb"), config).text).toBe(first.text);
  expect(prepare(props("aaa"), { axis: { grid: false } }).text).not.toBe(first.text);
  expect(first.names).toEqual(["table_0"]);
  expect(tableDigests(props("aaa"))).toEqual(["digest of aaa"]);
});

test("the script's own config wins over the page's look", () => {
  expect(merged({ axis: { grid: true, ticks: false }, a: 1 }, { axis: { ticks: true } })).toEqual({
    axis: { grid: true, ticks: true },
    a: 1,
  });
  const plain = prepare({ ...props("a"), theme: null }, { axis: {} });
  expect(plain.spec).not.toHaveProperty("config");
});

test("sizes", () => {
  expect(atWidth(prepare(props("a"), {}), 640)).toMatchObject({ width: 640 });
  expect(prepare(props("a"), {}).spec).not.toHaveProperty("height");
  expect(prepare({ ...props("a"), height: 200 }, {}).spec).toMatchObject({ height: 200 });
  const own = prepare({ ...props("a", { mark: "bar", width: 111 }), width: "content" }, {});
  expect(atWidth(own, 640)).toMatchObject({ width: 111 });
  const stacked = prepare(props("a", { vconcat: [{ mark: "bar" }, { mark: "line" }] }), {});
  expect(atWidth(stacked, 640)).toMatchObject({ vconcat: [{ width: 550 }, { width: 550 }] });
});

test("a mark that does not exist is told", () => {
  expect(() => prepare(props("a", { mark: "nonsense" }), {})).toThrow(/no mark "nonsense"/);
  expect(() => prepare(props("a", { layer: [{ mark: { type: "wrong" } }] }), {})).toThrow(/no mark "wrong"/);
});

test("points are told by what is drawn of them", () => {
  const params = [
    { name: "pick", select: "point" },
    { name: "brush", select: { type: "interval" } },
  ];
  const chosen = props("a", { mark: "point", params, encoding: { x: {}, color: {} } });
  expect(prepare({ ...chosen, selections: ["pick"] }, {}).spec).toMatchObject({
    params: [{ select: { type: "point", encodings: ["x", "color"] } }, { select: { type: "interval" } }],
  });
  expect(prepare(chosen, {}).spec).toMatchObject({ params: [{ select: "point" }, {}] });
});
