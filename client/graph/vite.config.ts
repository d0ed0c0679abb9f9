import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";

/** What is built in, and with it handed on in every page that is made. d3's parts share one licence. */
const BUILT_IN = ["@dagrejs/dagre", "d3-zoom"];

/** Licences ask to go along with every copy. */
function licences(): Plugin {
  const texts = BUILT_IN.map(
    (name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}`,
  );
  const comment = texts.join("\n\n").replaceAll("--", "- -");
  return {
    name: "licences",
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace("</body>", () => `<!--\nThis page contains:\n\n${comment}\n-->\n</body>`),
    },
  };
}

/** One file: script and styles stand in the page, which must open from a disk, without a server or a network. */
export default defineConfig({
  plugins: [viteSingleFile(), licences()],
  build: { target: "es2022", chunkSizeWarningLimit: 300 },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
