/**
 * Turns `:red[text]`, `:blue-background[text]`, `:green-badge[text]`, `:small[text]` and `:material/name:` inside
 * markdown into styled spans. Any other `:name[…]` is put back as the text it was written as.
 */
import type { PhrasingContent, Root, RootContent, Text } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { findAndReplace } from "mdast-util-find-and-replace";
import { directive } from "micromark-extension-directive";
import type { Processor } from "unified";
import { SKIP, visit } from "unist-util-visit";

export const COLOURS = [
  "red",
  "orange",
  "yellow",
  "green",
  "blue",
  "violet",
  "gray",
  "grey",
  "primary",
  "rainbow",
];

const STYLED = new RegExp(`^(${COLOURS.join("|")})(?:-(background|badge))?$`);

/** The syntax alone; only the inline form, so that `::` and `:::` stay ordinary text. */
export function directiveSyntax(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  (data["micromarkExtensions"] ??= []).push({ text: directive().text });
  (data["fromMarkdownExtensions"] ??= []).push(directiveFromMarkdown());
}

export function styledSpans() {
  return (tree: Root): void => {
    visit(tree, "textDirective", (node, index, parent) => {
      if (parent === undefined || index === undefined) return;
      const className = classFor(node.name);
      if (className !== null && node.children.length > 0) {
        node.data = { hName: "span", hProperties: { className } };
        return;
      }
      const back = restored(node.name, node.children);
      (parent.children as RootContent[]).splice(index, 1, ...back);
      return [SKIP, index + back.length];
    });
    joinTexts(tree);
    findAndReplace(tree, [
      [/:material\/([a-z0-9_]+):/g, (_: string, name: string) => icon(name)],
      [
        /(?<=^|\s)(<-|->|<->|--|>=|<=|~=)(?=\s|$)/g,
        (_: string, arrow: string) => TYPOGRAPHIC[arrow] ?? arrow,
      ],
    ]);
  };
}

const TYPOGRAPHIC: Record<string, string> = {
  "<-": "←",
  "->": "→",
  "<->": "↔",
  "--": "—",
  ">=": "≥",
  "<=": "≤",
  "~=": "≈",
};

function classFor(name: string): string[] | null {
  if (name === "small") return ["fc-small"];
  const match = STYLED.exec(name);
  if (match === null) return null;
  const colour = match[1] === "grey" ? "gray" : match[1];
  return match[2] === undefined ? [`fc-c-${colour}`] : [`fc-c-${colour}`, `fc-${match[2]}`];
}

function restored(name: string, children: PhrasingContent[]): PhrasingContent[] {
  if (children.length === 0) return [text(`:${name}`)];
  return [text(`:${name}[`), ...children, text("]")];
}

/** `:material` and `/home:` come apart when the directive is put back; patterns need them in one text node. */
function joinTexts(tree: Root): void {
  visit(tree, (node) => {
    if (!("children" in node)) return;
    const joined: RootContent[] = [];
    for (const child of node.children as RootContent[]) {
      const last = joined.at(-1);
      if (child.type === "text" && last?.type === "text") last.value += child.value;
      else joined.push(child);
    }
    node.children = joined;
  });
}

function icon(name: string): PhrasingContent {
  const hProperties = { className: ["fc-icon"], role: "img", ariaLabel: name.replaceAll("_", " ") };
  return {
    type: "textDirective",
    name: "icon",
    children: [text(name)],
    data: { hName: "span", hProperties },
  };
}

function text(value: string): Text {
  return { type: "text", value };
}
