/** A date with a time of day; it is sent when the calendar closes. */
import { DateTimePicker } from "@mantine/dates";
import { useState } from "react";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { calendarMark } from "../widget/marks";

export default function DatetimeInput({ props }: ElementProps<P<"datetime_input">>) {
  const [value, set] = useWidgetValue<readonly string[]>(props);
  const names = useNames();
  const [draft, setDraft] = useState<string | null>(null);
  const chosen = value[0] ?? null;
  const clearable = props.default.length === 0 && !props.required;
  return (
    <Frame props={props} names={names}>
      <DateTimePicker
        id={names.input}
        // A button is named by what it shows, too.
        aria-labelledby={`${names.label} ${names.input}`}
        className="fc-date"
        value={(draft ?? chosen)?.replace("T", " ") ?? null}
        valueFormat={`${props.format} HH:mm`}
        placeholder={`${props.format} hh:mm`}
        minDate={props.min.replace("T", " ")}
        maxDate={props.max.replace("T", " ")}
        disabled={props.disabled}
        clearable={clearable}
        {...calendarMark(clearable && chosen !== null)}
        clearButtonProps={{ "aria-label": `Clear ${props.label}` }}
        timePickerProps={{
          minutesStep: props.step % 3600 === 0 ? 60 : Math.max(1, Math.floor(props.step / 60)),
          hoursInputLabel: "Hours",
          minutesInputLabel: "Minutes",
        }}
        submitButtonProps={{ "aria-label": "Done" }}
        popoverProps={{ shadow: "md", transitionProps: { duration: 80 } }}
        onChange={(next) => {
          if (next === null) {
            setDraft(null);
            if (clearable && chosen !== null) set([]);
          } else setDraft(next.slice(0, 16).replace(" ", "T"));
        }}
        onDropdownClose={() => {
          setDraft(null);
          if (draft !== null && draft !== chosen) set([draft]);
        }}
      />
    </Frame>
  );
}
