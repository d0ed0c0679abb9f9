import { describe, expect, test } from "vitest";

import { contrast } from "./color";
import { toToml } from "./toml";
import { dress } from "./variables";

const at = (variables: Readonly<Record<string, string>>, name: string): string => variables[name] ?? "";

test("no theme, no variables", () => {
  expect(dress({}, "light")).toEqual({ page: {}, sidebar: {} });
  expect(dress({}, "dark")).toEqual({ page: {}, sidebar: {} });
});

test("what is said is worn as it is said", () => {
  const { page } = dress(
    {
      primaryColor: "#ff4b4b",
      linkColor: "#0000ee",
      linkUnderline: false,
      codeTextColor: "#123456",
      codeBackgroundColor: "#eeeeee",
      borderColor: "#cccccc",
      dataframeBorderColor: "#dddddd",
      dataframeHeaderBackgroundColor: "#fafafa",
      dataframeHeaderTextColor: "#111111",
      redColor: "#cc0000",
      redTextColor: "#990000",
      redBackgroundColor: "#ffeeee",
      baseRadius: "full",
      buttonRadius: "3px",
      showWidgetBorder: false,
      showSidebarBorder: false,
      baseFontSize: 14,
      baseFontWeight: 300,
      codeFontSize: "13px",
      codeFontWeight: 500,
      metricValueFontSize: "3rem",
      metricValueFontWeight: 800,
      paddingTop: "1rem",
      paddingBottom: "0px",
      font: "Nunito, serif",
      headingFont: "monospace",
      codeFont: "Space Mono",
      headingFontSizes: ["3rem", "20px"],
      headingFontWeights: [800],
    },
    "light",
  );
  expect(page).toMatchObject({
    "--fc-accent": "#ff4b4b",
    "--fc-link": "#0000ee",
    "--fc-link-line": "none",
    "--fc-code-text": "#123456",
    "--fc-code-bg": "#eeeeee",
    "--fc-border": "#cccccc",
    "--fc-grid-border": "#dddddd",
    "--fc-grid-header": "#fafafa",
    "--fc-grid-header-text": "#111111",
    "--fc-red-solid": "#cc0000",
    "--fc-red": "#990000",
    "--fc-red-bg": "#ffeeee",
    "--fc-radius": "1.4rem",
    "--fc-button-radius": "3px",
    "--fc-field-border": "transparent",
    "--fc-sidebar-border": "transparent",
    "--fc-base-size": "14px",
    "--fc-text-weight": "300",
    "--fc-code-size": "13px",
    "--fc-code-weight": "500",
    "--fc-metric-size": "3rem",
    "--fc-metric-weight": "800",
    "--fc-padding-top": "1rem",
    "--fc-padding-bottom": "0px",
    "--fc-h1-size": "3rem",
    "--fc-h2-size": "20px",
    "--fc-h1-weight": "800",
  });
  expect(page["--fc-font"]).toMatch(/^"Nunito", ui-serif/);
  expect(page["--fc-heading-font"]).toMatch(/^ui-monospace/);
  expect(page["--fc-mono"]).toBe('"Space Mono", sans-serif');
  expect(page).not.toHaveProperty("--fc-bg");
});

describe("what follows from what is said", () => {
  const grounds = ["#fff8f0", "#000000", "#ffffff", "#2a1a3a", "#808080", "#ffe600"];
  test.each(grounds)("text on %s can be read", (backgroundColor) => {
    const { page } = dress({ backgroundColor, primaryColor: "#ffcc00", redColor: "#ff2b2b" }, "light");
    const bg = at(page, "--fc-bg");
    expect(bg).toBe(backgroundColor);
    expect(contrast(at(page, "--fc-text"), bg)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at(page, "--fc-accent-text"), bg)).toBeGreaterThanOrEqual(3.9);
    expect(contrast(at(page, "--fc-on-accent"), at(page, "--fc-accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at(page, "--fc-red"), at(page, "--fc-red-bg"))).toBeGreaterThanOrEqual(3.9);
  });

  test("the sidebar stands on the second ground, its widgets on the first", () => {
    const { page, sidebar } = dress(
      { backgroundColor: "#ffffff", secondaryBackgroundColor: "#eef2f6", textColor: "#202020" },
      "light",
    );
    expect(page).toMatchObject({ "--fc-field": "#eef2f6", "--fc-bg": "#ffffff" });
    expect(sidebar).toMatchObject({
      "--fc-sidebar-bg": "#eef2f6",
      "--fc-field": "#ffffff",
      "--fc-text": "#202020",
    });
  });

  test("a sidebar with a ground of its own is readable where the page's colours would not be", () => {
    const { sidebar } = dress(
      { backgroundColor: "#ffffff", textColor: "#222222", "sidebar.backgroundColor": "#1a1030" },
      "light",
    );
    const bg = at(sidebar, "--fc-sidebar-bg");
    expect(bg).toBe("#1a1030");
    for (const name of ["--fc-text", "--fc-muted"]) {
      expect(contrast(at(sidebar, name), bg)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(at(sidebar, name), at(sidebar, "--fc-field"))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test("dark pages and sidebars have options of their own", () => {
  const options = {
    primaryColor: "#111111",
    "dark.primaryColor": "#eeeeee",
    "sidebar.primaryColor": "#ff0000",
    "dark.sidebar.primaryColor": "#00ff00",
  };
  expect(dress(options, "light").page["--fc-accent"]).toBe("#111111");
  expect(dress(options, "dark").page["--fc-accent"]).toBe("#eeeeee");
  expect(dress(options, "light").sidebar["--fc-accent"]).toBe("#ff0000");
  expect(dress(options, "dark").sidebar["--fc-accent"]).toBe("#00ff00");
});

test("a sidebar does not take over the sizes of headings", () => {
  const { sidebar } = dress(
    {
      textColor: "#222222",
      headingFontSizes: ["9rem"],
      "sidebar.headingFontSizes": ["1rem"],
      paddingTop: "9rem",
    },
    "light",
  );
  expect(sidebar).not.toHaveProperty("--fc-h1-size", "9rem");
  expect(sidebar["--fc-sidebar-h1-size"]).toBe("1rem");
  expect(sidebar).not.toHaveProperty("--fc-padding-top");
});

test("values that no style sheet should have are left out", () => {
  const hostile = "red;background:url(//evil)";
  const { page } = dress(
    {
      primaryColor: hostile,
      backgroundColor: hostile,
      baseRadius: hostile,
      paddingTop: hostile,
      font: hostile,
    },
    "light",
  );
  expect(JSON.stringify(page)).not.toContain("evil");
});

test("a theme goes home as lines of a config.toml", () => {
  expect(
    toToml({
      base: "dark",
      "dark.sidebar.textColor": "#ffffff",
      baseFontSize: 14,
      headingFontSizes: ["3rem"],
    }),
  ).toBe(
    '[theme]\nbase = "dark"\nbaseFontSize = 14\nheadingFontSizes = ["3rem"]\n\n[theme.dark.sidebar]\ntextColor = "#ffffff"\n',
  );
});
