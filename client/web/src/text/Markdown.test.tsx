import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { harmlessCss } from "./css";
import { Markdown } from "./Markdown";

const html = (body: string, options: { html?: boolean; inline?: boolean } = {}): string =>
  renderToStaticMarkup(<Markdown body={body} {...options} />);

test("colours, backgrounds, badges and icons become spans", () => {
  expect(html(":red[warm] and :grey-background[*dim*]")).toBe(
    '<p><span class="fc-c-red">warm</span> and <span class="fc-c-gray fc-background"><em>dim</em></span></p>',
  );
  expect(html(":green-badge[ok]")).toContain('class="fc-c-green fc-badge"');
  expect(html("to :material/home:")).toContain(
    '<span class="fc-icon" dir="ltr" role="img" aria-label="home">home</span>',
  );
});

test("what only looks like a mark stays text", () => {
  expect(html("at 10:30, a:b and :nothing[*x*] here")).toBe(
    "<p>at 10:30, a:b and :nothing[<em>x</em>] here</p>",
  );
  expect(html("`:red[x]`")).toContain(":red[x]");
  expect(html(":::note\ntext\n:::")).toContain(":::note");
});

test("emoji, arrows and tables", () => {
  expect(html(":smile: a -> b")).toBe("<p>😄 a → b</p>");
  expect(html("|a|\n|-|\n|1|")).toContain("<td>1</td>");
});

test("a label keeps inline marks and drops blocks", () => {
  expect(html("# Big **bold**", { inline: true })).toBe("Big <strong>bold</strong>");
  expect(html("plain, 100 %", { inline: true })).toBe("plain, 100 %");
  expect(html("- a list", { inline: true })).not.toContain("<li");
  expect(html("1. one", { inline: true })).not.toContain("<ol");
});

test("links leave the page safely", () => {
  expect(html("[x](https://example.org)")).toContain('target="_blank" rel="noopener noreferrer"');
  expect(html("[x](#here)")).toBe('<p><a href="#here">x</a></p>');
});

test("HTML is text unless it is allowed", () => {
  expect(html("<b>x</b>")).toContain("&lt;b&gt;");
  expect(html("<b style='color:red' class='k'>x</b>", { html: true })).toBe(
    '<p><b style="color:red" class="k">x</b></p>',
  );
});

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<a href='javascript:alert(1)'>x</a>",
  "<a href='JaVaScRiPt:alert(1)'>x</a>",
  "<a href=' &#106;avascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "![x](javascript:alert(1))",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<svg onload=alert(1)></svg>",
  "<form action='javascript:alert(1)'><button>x</button></form>",
  "<object data='javascript:alert(1)'></object>",
  "<math><a xlink:href='javascript:alert(1)'>x</a></math>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<div onclick='alert(1)'>x</div>",
  "<base href='https://example.org'>",
  "<meta http-equiv='refresh' content='0;url=https://example.org'>",
];

test.each(attacks)("nothing runs: %s", (attack) => {
  const result = html(attack, { html: true });
  expect(result).not.toMatch(
    /<(script|iframe|object|embed|form|base|meta|svg)\b|\son\w+=|(href|src|action)="\s*(javascript|data):/i,
  );
});

test("a style sheet of the author loses what would fetch or run", () => {
  expect(harmlessCss(".a { color: red }")).toBe(".a { color: red }");
  for (const bad of [
    "@import 'https://example.org/x.css';",
    "a{background:url(https://example.org)}",
    "a{background:\\75rl(//example.org)}",
  ]) {
    expect(harmlessCss(bad)).not.toContain("example.org");
  }
  expect(harmlessCss("a{background:url(data:image/png;base64,AA)}")).toContain("data:image/png");
});
