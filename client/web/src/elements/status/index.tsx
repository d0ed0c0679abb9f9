/** A section that tells how far something is: running, complete or failed. It opens and closes. */
import { Markdown } from "@/text/Markdown";

import { Section } from "../Section";
import type { ElementProps, P } from "../registry";

const WORDS = { running: "Running", complete: "Complete", error: "Failed" };
const SHAPES = { complete: "m3.5 8.5 3 3 6-7", error: "M8 4v5m0 2.5v.5" };

export default function Status({ props, nodes }: ElementProps<P<"status">>) {
  const head = (
    <>
      <Mark state={props.state} />
      <span className="fc-md">
        <Markdown body={props.label} inline />
      </span>
      <span className="fc-status-room" />
      <span className="fc-chevron" aria-hidden="true" />
    </>
  );
  return <Section {...{ expanded: props.expanded, type: props.type, head, nodes }} />;
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
