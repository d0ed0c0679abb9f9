/** HTML of the script, after the sanitiser; its own scripts run where its author asks for it. */
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";
import { Scripted } from "./Scripted";

export default function Html({ props }: ElementProps<P<"html">>) {
  if (props.scripts) return <Scripted body={props.body} />;
  // Inside one block element, markdown leaves HTML alone up to a blank line, so blank lines go.
  return (
    <div className="fc-md fc-html" data-style-only={props.style_only || undefined}>
      <Markdown body={`<div>${props.body.replace(/\n\s*\n/g, "\n")}</div>`} html />
    </div>
  );
}
