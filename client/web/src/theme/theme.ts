/** Mantine dressed in the page's own tokens: one palette, one radius, the system's fonts. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const tide: MantineColorsTuple = [
  "#e9f6f4",
  "#cfeae6",
  "#a4d8d1",
  "#74c5bb",
  "#4bb1a6",
  "#2d9c91",
  "#17857c",
  "#0d6b6b",
  "#0a5657",
  "#063f40",
];

export const theme = createTheme({
  primaryColor: "tide",
  primaryShade: { light: 7, dark: 4 },
  colors: { tide },
  autoContrast: true,
  fontFamily: "var(--fc-font)",
  fontFamilyMonospace: "var(--fc-mono)",
  headings: { fontFamily: "var(--fc-font)" },
  defaultRadius: "var(--fc-radius)",
  cursorType: "pointer",
  respectReducedMotion: true,
});

const shared = {
  "--mantine-color-body": "var(--fc-bg)",
  "--mantine-color-text": "var(--fc-text)",
  "--mantine-color-dimmed": "var(--fc-muted)",
  "--mantine-color-default": "var(--fc-surface)",
  "--mantine-color-default-hover": "var(--fc-hover)",
  "--mantine-color-default-color": "var(--fc-text)",
  "--mantine-color-default-border": "var(--fc-border)",
  "--mantine-color-placeholder": "var(--fc-muted)",
  "--mantine-color-anchor": "var(--fc-link)",
  "--mantine-color-error": "var(--fc-red)",
};

/** Both schemes resolve to the tokens, which themselves change with the scheme. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
