/** Text exactly as written, in the page's own font. */
import { Help } from "../Help";
import { textAlign } from "../layout";
import type { ElementProps, P } from "../registry";

export default function Text({ props }: ElementProps<P<"text">>) {
  return (
    <div className="fc-text" style={textAlign(props.text_alignment)} data-nowrap={!props.wrap || undefined}>
      {props.body}
      <Help text={props.help} />
    </div>
  );
}
