/** A piece of markdown. */
import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";
import { textAlign } from "../layout";
import type { ElementProps, P } from "../registry";

export default function MarkdownElement({ props }: ElementProps<P<"markdown">>) {
  return (
    <div className="fc-md" style={textAlign(props.text_alignment)} data-nowrap={!props.wrap || undefined}>
      <Markdown body={props.streaming ? closed(props.body) : props.body} html={props.allow_html} />
      <Help text={props.help} />
    </div>
  );
}

/** Text that is still growing: a mark that is open at its end is closed, so that it does not flash as plain text. */
function closed(body: string): string {
  const fences = body.match(/^```/gm)?.length ?? 0;
  if (fences % 2 === 1) return `${body}\n\`\`\``;
  const line = body.slice(body.lastIndexOf("\n") + 1);
  const bold = (line.match(/\*\*/g)?.length ?? 0) % 2 === 1 ? "**" : "";
  const code = (line.match(/`/g)?.length ?? 0) % 2 === 1 ? "`" : "";
  return bold !== "" && line.endsWith("**") ? body : `${body}${code}${bold}`;
}
