/** KaTeX and its style sheet: loaded only by pages that show a formula. */
import rehypeKatex from "rehype-katex";
import "katex/dist/katex.min.css";

export const plugin: [typeof rehypeKatex, { throwOnError: boolean; strict: "ignore"; trust: boolean }] = [
  rehypeKatex,
  { throwOnError: false, strict: "ignore", trust: false },
];
