import type { Op } from "@protocol/messages.gen";
import { expect, test, vi } from "vitest";

import { CONFIG as NO_CONFIG, node, root, text, toggle } from "./testing";
import { CONFIG, PatchError, Tree } from "./tree";

function loaded(...children: ReturnType<typeof text>[]): Tree {
  const tree = new Tree();
  tree.load({
    main: root("main", children),
    sidebar: root("sidebar"),
    bottom: root("bottom"),
    config: NO_CONFIG,
  });
  return tree;
}

function bodies(tree: Tree): string[] {
  return (tree.get("main")?.children ?? []).map((ref) => {
    const props = tree.get(ref)?.props;
    return props?.kind === "text" ? props.body : "?";
  });
}

test("operations insert, move, update, become and remove", () => {
  const tree = loaded(text("a", "A"), text("b", "B"), text("c", "C"));
  tree.apply([
    { op: "remove", ref: "b" },
    { op: "move", parent: "main", ref: "c", index: 0 },
    { op: "insert", parent: "main", index: 1, node: text("d", "D") },
    { op: "update", ref: "a", changes: { body: "A2" } },
  ]);
  expect(bodies(tree)).toEqual(["C", "D", "A2"]);
  expect(tree.get("b")).toBeUndefined();
  tree.apply([{ op: "become", ref: "a", props: { kind: "empty" } }]);
  expect(tree.get("a")?.props.kind).toBe("empty");
  tree.apply([{ op: "configure", config: { ...NO_CONFIG, title: "T" } }]);
  expect(tree.config.title).toBe("T");
});

test("only what changed is told, once, and after all operations are in place", () => {
  const tree = loaded(text("a", "A"), text("b", "B"));
  const onA = vi.fn(() => expect(bodies(tree)).toEqual(["A3", "B", "C"]));
  const onB = vi.fn();
  const onConfig = vi.fn();
  tree.on("a", onA);
  tree.on("b", onB);
  tree.on(CONFIG, onConfig);
  tree.apply([
    { op: "update", ref: "a", changes: { body: "A2" } },
    { op: "update", ref: "a", changes: { body: "A3" } },
    { op: "insert", parent: "main", index: 2, node: text("c", "C") },
  ]);
  expect(onA).toHaveBeenCalledTimes(1);
  expect(onB).not.toHaveBeenCalled();
  expect(onConfig).not.toHaveBeenCalled();
});

test("a full page that says the same tells nobody and keeps identities", () => {
  const tree = loaded(text("a", "A"), text("b", "B"));
  const before = ["main", "a", "b"].map((ref) => tree.get(ref));
  const listener = vi.fn();
  for (const ref of ["main", "a", "b"]) tree.on(ref, listener);
  tree.load({
    main: root("main", [text("a", "A"), text("b", "B")]),
    sidebar: root("sidebar"),
    bottom: root("bottom"),
    config: { ...NO_CONFIG },
  });
  expect(listener).not.toHaveBeenCalled();
  expect(["main", "a", "b"].map((ref) => tree.get(ref))).toEqual(before);
  tree.load({
    main: root("main", [text("b", "B")]),
    sidebar: root("sidebar"),
    bottom: root("bottom"),
    config: NO_CONFIG,
  });
  expect(tree.get("a")).toBeUndefined();
  expect(tree.get("b")).toBe(before[2]);
});

test("what is below goes with what is removed", () => {
  const box = { kind: "tab" as const, label: "T" };
  const tree = loaded(node("box", box, [text("in", "I"), node("deep", box, [text("deeper", "D")])]));
  tree.apply([{ op: "remove", ref: "box" }]);
  expect([tree.size, tree.get("in"), tree.get("deeper")]).toEqual([3, undefined, undefined]);
});

test("a mark of staleness speaks for all below", () => {
  const tree = loaded(node("box", { kind: "tab", label: "T" }, [text("in", "I")]));
  tree.apply([{ op: "stale", refs: ["box"], stale: true }]);
  expect([tree.isStale("in"), tree.isStale("main")]).toEqual([true, false]);
  tree.apply([{ op: "stale", refs: ["box"], stale: false }]);
  expect(tree.isStale("in")).toBe(false);
});

test("widgets are found by id, also after they moved to another node", () => {
  const tree = loaded(toggle("t", "w", true));
  expect(tree.widget("w")?.ref).toBe("t");
  tree.apply([
    { op: "remove", ref: "t" },
    { op: "insert", parent: "main", index: 0, node: toggle("t2", "w", false) },
  ]);
  expect(tree.widget("w")?.ref).toBe("t2");
  tree.apply([{ op: "remove", ref: "t2" }]);
  expect(tree.widget("w")).toBeUndefined();
});

const impossible: [string, Op][] = [
  ["update of nothing", { op: "update", ref: "x", changes: {} }],
  ["remove of nothing", { op: "remove", ref: "x" }],
  ["insert into nothing", { op: "insert", parent: "x", index: 0, node: text("y", "Y") }],
  ["insert too far", { op: "insert", parent: "main", index: 5, node: text("y", "Y") }],
  ["insert twice", { op: "insert", parent: "main", index: 0, node: text("a", "A") }],
  ["move of a stranger", { op: "move", parent: "sidebar", ref: "a", index: 0 }],
  ["remove of a root", { op: "remove", ref: "main" }],
];

test.each(impossible)("%s is refused", (_, op) => {
  expect(() => loaded(text("a", "A")).apply([op])).toThrow(PatchError);
});
