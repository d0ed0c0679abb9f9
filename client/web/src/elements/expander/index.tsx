/** A section that opens and closes; how the reader left it stays until the script asks for something else. */
import { useId, useState } from "react";

import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Expander({ props, nodes }: ElementProps<P<"expander">>) {
  const [asked, setAsked] = useState(props.expanded);
  const [open, setOpen] = useState(props.expanded);
  const id = useId();
  if (asked !== props.expanded) {
    setAsked(props.expanded);
    setOpen(props.expanded);
  }
  return (
    <section
      className={`fc-expander${props.key === null ? "" : ` st-key-${props.key}`}`}
      data-open={open || undefined}
      data-type={props.type}
    >
      <button
        type="button"
        className="fc-expander-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="fc-chevron" aria-hidden="true" />
        {props.icon !== "" && <Icon icon={props.icon} />}
        <span className="fc-md">
          <Markdown body={props.label} inline />
        </span>
      </button>
      {/* Closed content stays in place: widgets in it keep their values and their focus order comes back. */}
      <div id={id} className="fc-expander-body" hidden={!open}>
        <div className="fc-stack">
          <Children refs={nodes} />
        </div>
      </div>
    </section>
  );
}
