import { expect, test } from "vitest";

import type { Theme } from "@protocol/messages.gen";

import { chartColors } from "./chart";
import { Dresser, type Look, type Memory, optionsOf, sheet } from "./dresser";
import type { Options } from "./options";
import type { Variables } from "./variables";

function kept(): Memory & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

const themed = (options: Options): Theme => ({ options, faces: [], sheets: [] });

function dressed(options: Options, memory: Memory | null = null) {
  const worn: { look: Look; page: Variables }[] = [];
  const dresser = new Dresser(themed(options), memory, (look, page) => worn.push({ look, page }));
  return { dresser, worn, page: () => worn.at(-1)?.page ?? {} };
}

test("without a theme the page follows the system, then the reader", () => {
  const { dresser } = dressed({});
  expect(dresser.look).toMatchObject({
    scheme: "light",
    choice: "system",
    choices: ["system", "light", "dark"],
  });
  dresser.system = "dark";
  expect(dresser.look.scheme).toBe("dark");
  dresser.choose("light");
  expect(dresser.look.scheme).toBe("light");
});

test("an app's only theme is worn first, and can be put aside", () => {
  const { dresser, page } = dressed({ backgroundColor: "#101010", primaryColor: "#ff0000" });
  expect(dresser.look).toMatchObject({ scheme: "dark", choice: "custom" });
  expect(page()["--fc-bg"]).toBe("#101010");
  dresser.choose("light");
  expect(dresser.look.scheme).toBe("light");
  expect(page()).toEqual({});
});

test("an app with a light and a dark theme wears the one that is chosen", () => {
  const { dresser, page } = dressed({ "light.primaryColor": "#111111", "dark.primaryColor": "#eeeeee" });
  expect(dresser.look).toMatchObject({ choice: "system", choices: ["system", "light", "dark"] });
  expect(page()["--fc-accent"]).toBe("#111111");
  dresser.choose("dark");
  expect(page()["--fc-accent"]).toBe("#eeeeee");
});

test("on paper the page is light", () => {
  const memory = kept();
  const { dresser, page } = dressed({ backgroundColor: "#101010" }, memory);
  const before = memory.all.get("flowc-last-look");
  dresser.paper = true;
  expect(dresser.look.scheme).toBe("light");
  expect(page()).toEqual({});
  expect(memory.all.get("flowc-last-look")).toBe(before);
  dresser.paper = false;
  expect(page()["--fc-bg"]).toBe("#101010");
});

test("a theme that says nothing of the ground follows the system", () => {
  const { dresser } = dressed({ primaryColor: "#ff0000" });
  dresser.system = "dark";
  expect(dresser.look).toMatchObject({ scheme: "dark", choice: "custom" });
});

test("a theme that is saved while the page is open is worn at once", () => {
  const { dresser, worn, page } = dressed({});
  let heard = 0;
  dresser.on(() => heard++);
  dresser.theme = themed({ primaryColor: "#ff0000" });
  expect(page()["--fc-accent"]).toBe("#ff0000");
  const before = worn.length;
  dresser.theme = themed({ primaryColor: "#ff0000" });
  expect([worn.length, heard]).toEqual([before, 1]);
});

test("choices and edits are there again on the next visit", () => {
  const memory = kept();
  const first = dressed({}, memory).dresser;
  first.edit({ base: "dark", primaryColor: "#00ff00" });
  first.setWide(true);
  const next = dressed({}, memory);
  expect(next.dresser.look).toMatchObject({ choice: "custom", scheme: "dark", wide: true });
  expect(next.page()["--fc-accent"]).toBe("#00ff00");
  next.dresser.edit({});
  expect(next.dresser.look.choice).toBe("system");
  expect(memory.all.has("flowc-theme-edits")).toBe(false);
});

test("what was kept is not believed", () => {
  expect(optionsOf("no json")).toEqual({});
  expect(optionsOf("[1]")).toEqual({});
  expect(optionsOf('{"primaryColor":{"a":1},"a{}":"x","textColor":"#ffffff"}')).toEqual({
    textColor: "#ffffff",
  });
});

test("a browser that keeps nothing still wears what is chosen", () => {
  const refusing: Memory = {
    getItem: () => {
      throw new Error("no");
    },
    setItem: () => {
      throw new Error("no");
    },
    removeItem: () => {
      throw new Error("no");
    },
  };
  const { dresser } = dressed({}, refusing);
  dresser.choose("dark");
  expect(dresser.look.scheme).toBe("dark");
});

test("the sidebar's colours are Mantine's there, too", () => {
  const text = sheet({ "--fc-bg": "#ffffff" }, { "--fc-text": "#000000" });
  expect(text).toContain(":root:root:root{--fc-bg:#ffffff}");
  expect(text).toMatch(/\.fc-sidebar\.fc-sidebar\{--fc-text:#000000;.*--mantine-color-text:var\(--fc-text\)/);
  expect(sheet({}, {}).trim()).toBe("");
});

test("charts wear the theme's colours, or what follows from its main one", () => {
  const said = chartColors(
    { chartCategoricalColors: ["#ff0000", "#00ff00"], primaryColor: "#0000ff" },
    "light",
  );
  expect(said.category).toEqual(["#ff0000", "#00ff00"]);
  const led = chartColors({ primaryColor: "#0d7c7c" }, "light");
  expect(led.category[0]).toBe("#0d7c7c");
  expect(led.category.filter((each) => each === "#0d7c7c")).toHaveLength(1);
  expect(led.ramp[1]).toBe("#0d7c7c");
  expect(chartColors({ "dark.chartCategoricalColors": ["#ffffff"] }, "dark").category).toEqual(["#ffffff"]);
});
