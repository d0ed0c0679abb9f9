/** A section that tells how far something is: running, complete or failed. It opens and closes. */
import { useId, useState } from "react";

import { Markdown } from "@/text/Markdown";

import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

const WORDS = { running: "Running", complete: "Complete", error: "Failed" };
const SHAPES = { complete: "m3.5 8.5 3 3 6-7", error: "M8 4v5m0 2.5v.5" };

export default function Status({ props, nodes }: ElementProps<P<"status">>) {
  const [asked, setAsked] = useState(props.expanded);
  const [open, setOpen] = useState(props.expanded);
  const id = useId();
  if (asked !== props.expanded) {
    setAsked(props.expanded);
    setOpen(props.expanded);
  }
  return (
    <section className="fc-expander" data-open={open || undefined} data-type={props.type}>
      <button
        type="button"
        className="fc-expander-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Mark state={props.state} />
        <span className="fc-md">
          <Markdown body={props.label} inline />
        </span>
        <span className="fc-status-room" />
        <span className="fc-chevron" aria-hidden="true" />
      </button>
      <div id={id} className="fc-expander-body" hidden={!open}>
        <div className="fc-stack">
          <Children refs={nodes} />
        </div>
      </div>
    </section>
  );
}

function Mark({ state }: { state: P<"status">["state"] }) {
  if (state === "running")
    return <span className="fc-spinner-wheel" role="img" aria-label={WORDS[state]} data-status={state} />;
  return (
    <svg
      className="fc-status-mark"
      viewBox="0 0 16 16"
      role="img"
      aria-label={WORDS[state]}
      data-status={state}
    >
      {state === "error" && <circle cx="8" cy="8" r="6.5" />}
      <path d={SHAPES[state]} />
    </svg>
  );
}
