import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";

/** One file: script and styles stand in the page, which must open from a disk, without a server or a network. */
export default defineConfig({
  plugins: [viteSingleFile()],
  build: { target: "es2022", chunkSizeWarningLimit: 300 },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
