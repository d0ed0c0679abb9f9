/** Python source → pieces with a colour. Enough for reading a cell; what it does not know stays plain. */

export type Tone = "plain" | "keyword" | "string" | "number" | "comment" | "call";

export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

const KEYWORDS = new Set(
  (
    "False None True and as assert async await break case class continue def del elif else except finally for from " +
    "global if import in is lambda match nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

const TOKEN =
  /(?<comment>#[^\n]*)|(?<string>(?:\b[rRbBfFuUtT]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?))|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu;

export function pieces(code: string): Piece[] {
  const found: Piece[] = [];
  let last = 0;
  for (const token of code.matchAll(TOKEN)) {
    if (token.index > last) found.push({ text: code.slice(last, token.index), tone: "plain" });
    last = token.index + token[0].length;
    found.push({ text: token[0], tone: tone(token.groups ?? {}, code[last]) });
  }
  if (last < code.length) found.push({ text: code.slice(last), tone: "plain" });
  return found;
}

function tone(groups: Record<string, string | undefined>, next: string | undefined): Tone {
  if (groups["comment"] !== undefined) return "comment";
  if (groups["string"] !== undefined) return "string";
  if (groups["number"] !== undefined) return "number";
  if (KEYWORDS.has(groups["word"] ?? "")) return "keyword";
  return next === "(" ? "call" : "plain";
}
