import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page itself is small; each heavy library is a chunk of its own that the element kind which needs it loads. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@protocol": here("../protocol"), "@": here("./src") } },
  build: {
    target: "es2022",
    // The grid and the charts are loaded on demand and are large by nature.
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1", proxy: { "/_flowc": { target: "http://127.0.0.1:8501", ws: true } } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
