/** A section that opens and closes; how the reader left it stays until the script asks for something else. */
import { type ReactNode, useId } from "react";

import { useLeftOpen } from "@/react/useOpened";

import { Children } from "./Element";

interface SectionProps {
  readonly expanded: boolean;
  /** Who is told that it opens or closes, where it does not keep that to itself. */
  readonly told?: { readonly open: boolean; readonly tell: (open: boolean) => void };
  readonly type: string;
  readonly className?: string;
  readonly head: ReactNode;
  readonly nodes: readonly string[];
}

export function Section({ expanded, told, type, className = "", head, nodes }: SectionProps) {
  const [left, leave] = useLeftOpen(expanded);
  const id = useId();
  const open = told?.open ?? left;
  const setOpen = told?.tell ?? leave;
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
