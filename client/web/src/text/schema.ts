/**
 * What HTML may come out of markdown. Everything passes this list, also what a script marked as safe: scripts, event
 * handlers, forms that post, frames and `javascript:` addresses never reach the page.
 */
import { defaultSchema, type Options } from "rehype-sanitize";

const styled: NonNullable<Options["attributes"]>[string] = ["className", "style", "role", "ariaLabel"];

export const schema: Options = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    "mark",
    "u",
    "small",
    "center",
    "figure",
    "figcaption",
    "style",
    "font",
    "abbr",
  ],
  attributes: {
    ...defaultSchema.attributes,
    "*": [...(defaultSchema.attributes?.["*"] ?? []), ...styled],
    // The default allows only a few classes on these; the list above allows all of them.
    a: (defaultSchema.attributes?.["a"] ?? []).filter((rule) => typeof rule === "string"),
    code: ["className"],
    li: ["className"],
    ul: ["className"],
    ol: ["className", "start"],
    h2: ["className"],
    section: ["className"],
    font: ["color", "size"],
    abbr: ["title"],
  },
  protocols: {
    ...defaultSchema.protocols,
    href: ["http", "https", "mailto", "tel"],
    src: ["http", "https", "data"],
  },
  // Content of what is dropped goes with it.
  strip: ["script", "iframe", "object", "embed", "noscript", "template"],
};
