/** A bar that fills up. */
import { useId } from "react";

import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";

export default function Progress({ props }: ElementProps<P<"progress">>) {
  const id = useId();
  const text = props.text ?? "";
  return (
    <div className="fc-progress">
      {text !== "" && (
        <div className="fc-progress-text fc-md" id={id}>
          <Markdown body={text} inline />
        </div>
      )}
      <div
        className="fc-progress-bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={props.value}
        {...(text === "" ? { "aria-label": "Progress" } : { "aria-labelledby": id })}
      >
        <div style={{ transform: `scaleX(${props.value / 100})` }} />
      </div>
    </div>
  );
}
