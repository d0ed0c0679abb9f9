/** Small, quiet markdown. */
import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";
import { textAlign } from "../layout";
import type { ElementProps, P } from "../registry";

export default function Caption({ props }: ElementProps<P<"caption">>) {
  return (
    <div
      className="fc-md fc-caption"
      style={textAlign(props.text_alignment)}
      data-nowrap={!props.wrap || undefined}
    >
      <Markdown body={props.body} html={props.allow_html} />
      <Help text={props.help} />
    </div>
  );
}
