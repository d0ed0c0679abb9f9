import { instance } from "@viz-js/viz";
import { expect, test } from "vitest";

import type { ChartTokens } from "@/theme/chart";

import { drawn, hasColours, sized } from "./graph";

const look = { text: "#112233", muted: "#445566" } as ChartTokens;

test("a graph takes the page's colours, and keeps its own", async () => {
  const viz = await instance();
  expect(drawn(viz, "digraph { a -> b }", "dot", look)).toContain("#112233");
  expect(drawn(viz, "digraph { node [fontcolor=red] a }", "dot", look)).not.toContain("#112233");
  expect(hasColours("digraph { a [fillcolor=red] }")).toBe(true);
  expect(hasColours("digraph { colors -> filling }")).toBe(false);
});

test("what is wrong with a graph's text is told", async () => {
  const viz = await instance();
  expect(() => drawn(viz, "digraph { a -> ", "dot", look)).toThrow(/syntax error/);
  expect(() => drawn(viz, "digraph { a }", "nonsense", look)).toThrow(/In its text/);
});

test("a picture is as wide as it is", () => {
  expect(sized('<svg width="30pt" height="60pt" viewBox="0 0 30 60">')).toBe(
    '<svg style="width: 40px" viewBox="0 0 30 60">',
  );
});
