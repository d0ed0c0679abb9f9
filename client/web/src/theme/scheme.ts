/** Where the reader's choice of light or dark is kept; the script in public/scheme.js reads the same key. */
import { localStorageColorSchemeManager } from "@mantine/core";

export const schemeManager = localStorageColorSchemeManager({ key: "flowc-color-scheme" });
