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
  headings: { fontFamily: "var(--fc-heading-font)" },
  defaultRadius: "var(--fc-radius)",
  cursorType: "pointer",
  respectReducedMotion: true,
  // A dot within the thumb says nothing that the thumb does not say.
  components: { Switch: { defaultProps: { withThumbIndicator: false } } },
});

/** Mantine's own names, in the page's tokens. */
export const mantineVariables: Readonly<Record<string, string>> = {
  "--mantine-color-body": "var(--fc-bg)",
  "--mantine-color-text": "var(--fc-text)",
  "--mantine-color-dimmed": "var(--fc-muted)",
  "--mantine-color-default": "var(--fc-field)",
  "--mantine-color-default-hover": "var(--fc-hover)",
  "--mantine-color-default-color": "var(--fc-text)",
  "--mantine-color-default-border": "var(--fc-border)",
  "--mantine-color-placeholder": "var(--fc-muted)",
  "--mantine-color-anchor": "var(--fc-link)",
  "--mantine-color-error": "var(--fc-red)",
  "--mantine-color-tide-filled": "var(--fc-accent)",
  "--mantine-color-tide-filled-hover": "color-mix(in srgb, var(--fc-accent) 88%, var(--fc-text))",
  "--mantine-color-tide-light": "var(--fc-accent-soft)",
  "--mantine-color-tide-light-hover": "var(--fc-accent-soft)",
  "--mantine-color-tide-light-color": "var(--fc-accent-text)",
  "--mantine-color-tide-text": "var(--fc-accent-text)",
  "--mantine-color-tide-outline": "var(--fc-accent)",
  "--mantine-primary-color-filled": "var(--fc-accent)",
  "--mantine-primary-color-filled-hover": "color-mix(in srgb, var(--fc-accent) 88%, var(--fc-text))",
  "--mantine-primary-color-light": "var(--fc-accent-soft)",
  "--mantine-primary-color-light-hover": "var(--fc-accent-soft)",
  "--mantine-primary-color-light-color": "var(--fc-accent-text)",
  "--mantine-primary-color-contrast": "var(--fc-on-accent)",
};

/** Both schemes resolve to the tokens, which themselves change with the scheme. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mantineVariables,
  dark: mantineVariables,
});
