/** One of several options, all in sight. */
import { Radio } from "@mantine/core";

import { useWidgetValue } from "@/react/context";
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";

export default function RadioElement({ props }: ElementProps<P<"radio">>) {
  const [value, set] = useWidgetValue<string | null>(props);
  const names = useNames();
  // Options may share a text; the first of them is the one that is chosen.
  const chosen = value === null ? -1 : props.options.indexOf(value);
  return (
    <Frame props={props} names={names} group>
      <div
        role="radiogroup"
        aria-labelledby={names.label}
        className="fc-radios"
        data-horizontal={props.horizontal || undefined}
      >
        {props.options.map((option, index) => (
          <Radio
            key={index}
            name={names.input}
            checked={index === chosen}
            disabled={props.disabled}
            onChange={() => set(option)}
            label={
              <span className="fc-md">
                <Markdown body={option} inline />
              </span>
            }
            description={caption(props.captions?.[index])}
          />
        ))}
      </div>
      {props.options.length === 0 && <div className="fc-muted">No options to select.</div>}
    </Frame>
  );
}

function caption(text: string | undefined) {
  if (text === undefined || text === "") return undefined;
  return (
    <span className="fc-md">
      <Markdown body={text} inline />
    </span>
  );
}
