/** A number with steps: typed text is sent on Enter or when the field is left, a step at once. */
import { TextInput } from "@mantine/core";
import { useState } from "react";

import { useClient, useWidgetValue } from "@/react/context";
import { Icon } from "@/text/Icon";

import { printf } from "../format";
import type { ElementProps, P } from "../registry";
import { Hint } from "../text_input";
import { useDraft } from "../widget/draft";
import { Frame, useNames } from "../widget/Frame";
import { parsed, stepped } from "./number";

export default function NumberInput({ props }: ElementProps<P<"number_input">>) {
  const [value, set] = useWidgetValue<number | null>(props);
  const client = useClient();
  const names = useNames();
  const shown = value === null ? "" : printf(props.format, value);
  const { text, dirty, type, drop } = useDraft(props.id, shown);
  const [error, setError] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const commit = (): boolean => {
    const outcome = parsed(text, props);
    setError(dirty ? outcome.error : null);
    if (dirty && outcome.error !== null) return false;
    drop();
    if (dirty && outcome.value !== value) set(outcome.value);
    return true;
  };
  const step = (direction: 1 | -1): void => {
    const from = dirty ? parsed(text, props).value : value;
    const next = stepped(from, direction, props);
    setError(null);
    drop();
    if (next !== value) set(next);
  };
  return (
    <Frame
      props={props}
      names={names}
      error={error}
      aside={focused && <Hint dirty={dirty && props.form === ""} length={0} max={null} />}
    >
      <TextInput
        id={names.input}
        className="fc-number"
        inputMode={props.data_type === "int" && (props.min ?? -1) >= 0 ? "numeric" : "text"}
        role="spinbutton"
        aria-valuenow={value ?? undefined}
        aria-valuemin={props.min ?? undefined}
        aria-valuemax={props.max ?? undefined}
        aria-describedby={error === null ? undefined : names.error}
        value={text}
        disabled={props.disabled}
        error={error !== null}
        placeholder={props.placeholder ?? ""}
        autoComplete="off"
        leftSection={props.icon === null || props.icon === "" ? undefined : <Icon icon={props.icon} />}
        rightSectionWidth={72}
        rightSection={<Steps value={value} props={props} onStep={step} />}
        onFocus={() => setFocused(true)}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setFocused(false);
          commit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            if (commit()) client.submitByEnter(props.form);
          } else if (event.key === "Escape") drop();
          else if (event.key === "ArrowUp") step(1);
          else if (event.key === "ArrowDown") step(-1);
          else return;
          if (event.key.startsWith("Arrow")) event.preventDefault();
        }}
      />
    </Frame>
  );
}

function Steps({
  value,
  props,
  onStep,
}: {
  value: number | null;
  props: P<"number_input">;
  onStep: (direction: 1 | -1) => void;
}) {
  const low = value !== null && props.min !== null && value <= props.min;
  const high = value !== null && props.max !== null && value >= props.max;
  // Keeps the focus, and so an unfinished draft, in the field. The arrow keys do the same, so the buttons are no stops.
  const keep = (event: { preventDefault: () => void }): void => event.preventDefault();
  return (
    <span className="fc-steps">
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Decrease ${props.label}`}
        disabled={props.disabled || low}
        onPointerDown={keep}
        onClick={() => onStep(-1)}
      >
        −
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Increase ${props.label}`}
        disabled={props.disabled || high}
        onPointerDown={keep}
        onClick={() => onStep(1)}
      >
        +
      </button>
    </span>
  );
}
