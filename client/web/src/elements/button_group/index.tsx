/** A few options that all are in sight, as pills or as joined buttons; one of them, or several, is chosen. */
import { useWidgetValue } from "@/react/context";
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { toggled } from "./toggled";

export default function ButtonGroup({ props }: ElementProps<P<"button_group">>) {
  const [value, set] = useWidgetValue<readonly string[]>(props);
  const names = useNames();
  return (
    <Frame props={props} names={names} group>
      <div className="fc-choices" data-style={props.style} data-nowrap={props.wrap === false || undefined}>
        {props.options.map((option, index) => (
          <button
            key={index}
            type="button"
            className="fc-choice"
            aria-pressed={value.includes(option)}
            disabled={props.disabled}
            onClick={() => {
              const next = toggled(value, option, props);
              if (next !== value) set(next);
            }}
          >
            <span className="fc-md">
              <Markdown body={option} inline />
            </span>
          </button>
        ))}
      </div>
      {props.options.length === 0 && <div className="fc-muted">No options to select.</div>}
    </Frame>
  );
}
