/** Markdown as a page shows it: GitHub's dialect, colours, icons, emoji and maths; HTML only when asked, and sanitised. */
import { memo, Suspense, use } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkEmoji from "remark-emoji";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";

import type { Root } from "hast";
import { visit } from "unist-util-visit";

import { components } from "./components";
import { directiveSyntax, styledSpans } from "./directives";
import { schema } from "./schema";

interface Props {
  body: string;
  /** Let HTML through the sanitiser instead of showing it as text. */
  html?: boolean;
  /** A label: only inline marks count, blocks fall back to their text. */
  inline?: boolean;
}

export const Markdown = memo(function Markdown({ body, html = false, inline = false }: Props) {
  if (inline && isPlain(body)) return <>{body}</>;
  if (!body.includes("$")) return <Rendered body={body} html={html} inline={inline} math={null} />;
  return (
    <Suspense fallback={<Rendered body={body} html={html} inline={inline} math={null} />}>
      <WithMath body={body} html={html} inline={inline} />
    </Suspense>
  );
});

type Plugin = NonNullable<Options["rehypePlugins"]>[number];

let katex: Promise<Plugin> | null = null;

function loadKatex(): Promise<Plugin> {
  katex ??= import("./katex").then((module) => module.plugin);
  return katex;
}

function WithMath(props: Required<Props>) {
  return <Rendered {...props} math={use(loadKatex())} />;
}

function Rendered({ body, html, inline, math }: Required<Props> & { math: Plugin | null }) {
  const rehypePlugins: Plugin[] = [
    html ? rehypeRaw : markupAsText,
    [rehypeSanitize, schema],
    // KaTeX comes last: it writes styles of its own, and only from what the sanitiser has already seen.
    ...(math === null ? [] : [math]),
  ];
  return (
    <ReactMarkdown
      remarkPlugins={math === null ? TEXT_PLUGINS : [remarkMath, ...TEXT_PLUGINS]}
      rehypePlugins={rehypePlugins}
      components={inline ? INLINE : components}
      {...(inline ? { allowedElements: INLINE_ELEMENTS, unwrapDisallowed: true } : {})}
    >
      {body}
    </ReactMarkdown>
  );
}

/** Markup that may not count is shown as it was written; the sanitiser alone would make it vanish. */
function markupAsText() {
  return (tree: Root): void => {
    visit(tree, "raw", (node, index, parent) => {
      if (parent !== undefined && index !== undefined)
        parent.children[index] = { type: "text", value: node.value };
    });
  };
}

const TEXT_PLUGINS: NonNullable<Options["remarkPlugins"]> = [
  remarkGfm,
  directiveSyntax,
  styledSpans,
  remarkEmoji,
];

const INLINE_ELEMENTS = [
  "a",
  "code",
  "del",
  "em",
  "span",
  "strong",
  "img",
  "sub",
  "sup",
  "math",
  "semantics",
  "annotation",
];
const INLINE: Components = { ...components };

/** Nothing in it that markdown could read as a mark; a leading number or dash could begin a list. */
function isPlain(body: string): boolean {
  return /^[\p{L}\p{N} ,'()%/?!.-]*$/u.test(body) && !/^\s*(\d+[.)]|-)|www\.|--|\.\.|^\s|\s$/.test(body);
}
