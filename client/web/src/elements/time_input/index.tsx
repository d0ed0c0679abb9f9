/** A time of day, typed or chosen; it is sent when the list closes or the field is left. */
import { getTimeRange, TimePicker } from "@mantine/dates";
import { useRef, useState } from "react";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { clockFormat, fullTime, stepText } from "./clock";

/** As many times as still make a list that one can look through. */
const LISTED = 300;

export default function TimeInput({ props }: ElementProps<P<"time_input">>) {
  const [value, set] = useWidgetValue<string | null>(props);
  const names = useNames();
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  const seconds = props.step % 60 !== 0;
  const commit = (): void => {
    const typed = latest.current;
    latest.current = null;
    setDraft(null);
    if (typed === null) return;
    const next = fullTime(typed, seconds);
    const empty = typed === "" && props.default === null && !props.required;
    if (next !== null ? next !== value : empty && value !== null) set(next);
  };
  const listed = 86_400 / props.step <= LISTED;
  return (
    <Frame props={props} names={names} group>
      <TimePicker
        className="fc-time"
        value={draft ?? value ?? ""}
        format={clockFormat(props.format)}
        withSeconds={seconds}
        withDropdown
        disabled={props.disabled}
        clearable={props.default === null && !props.required}
        clearButtonProps={{ "aria-label": `Clear ${props.label}` }}
        hoursInputLabel={`${props.label}: hours`}
        minutesInputLabel={`${props.label}: minutes`}
        secondsInputLabel={`${props.label}: seconds`}
        amPmInputLabel={`${props.label}: before or after noon`}
        {...(listed
          ? {
              presets: getTimeRange({
                startTime: "00:00:00",
                endTime: "23:59:59",
                interval: stepText(props.step),
              }),
            }
          : {})}
        closeDropdownOnPresetSelect
        maxDropdownContentHeight={240}
        popoverProps={{ shadow: "md", transitionProps: { duration: 80 }, onClose: commit }}
        onChange={(next) => {
          latest.current = next;
          setDraft(next);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </Frame>
  );
}
