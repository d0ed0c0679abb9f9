/** A section that opens and closes; how the reader left it stays until the script asks for something else. */
import { type ReactNode, useId, useState } from "react";

import { Children } from "./Element";

interface SectionProps {
  readonly expanded: boolean;
  readonly type: string;
  readonly className?: string;
  readonly head: ReactNode;
  readonly nodes: readonly string[];
}

export function Section({ expanded, type, className = "", head, nodes }: SectionProps) {
  const [asked, setAsked] = useState(expanded);
  const [open, setOpen] = useState(expanded);
  const id = useId();
  if (asked !== expanded) {
    setAsked(expanded);
    setOpen(expanded);
  }
  return (
    <section className={`fc-expander${className}`} data-open={open || undefined} data-type={type}>
      <button
        type="button"
        className="fc-expander-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {head}
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
