/** A date, typed or chosen in a calendar, or a range of two. */
import { DateInput, DatePickerInput } from "@mantine/dates";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Frame, type Names, useNames } from "../widget/Frame";
import { calendarMark } from "../widget/marks";

dayjs.extend(customParseFormat);

type Props = P<"date_input">;

interface Part {
  readonly props: Props;
  readonly names: Names;
  readonly value: readonly string[];
  readonly set: (value: readonly string[]) => void;
}

export default function DateInputElement({ props }: ElementProps<Props>) {
  const [value, set] = useWidgetValue<readonly string[]>(props);
  const names = useNames();
  const part = { props, names, value, set };
  return (
    <Frame props={props} names={names}>
      {props.is_range ? <Range {...part} /> : <One {...part} />}
    </Frame>
  );
}

function One({ props, names, value, set }: Part) {
  const chosen = value[0] ?? null;
  return (
    <DateInput
      {...shared(props, names, value)}
      value={chosen}
      dateParser={(text) => {
        const day = dayjs(text, [props.format, "YYYY-MM-DD"], true);
        return day.isValid() ? day.format("YYYY-MM-DD") : null;
      }}
      onChange={(next) => {
        if (next === chosen || (next === null && !clearable(props))) return;
        set(next === null ? [] : [next]);
      }}
    />
  );
}

function Range({ props, names, value, set }: Part) {
  return (
    <DatePickerInput
      {...shared(props, names, value)}
      type="range"
      allowSingleDateInRange
      value={[value[0] ?? null, value[1] ?? null]}
      onChange={([from, to]) => set([from, to].filter((day) => day !== null))}
    />
  );
}

function shared(props: Props, names: Names, value: readonly string[]) {
  return {
    ...calendarMark(clearable(props) && value.length > 0),
    id: names.input,
    // A range is a button, which is named by what it shows, too.
    "aria-labelledby": props.is_range ? `${names.label} ${names.input}` : names.label,
    className: "fc-date",
    disabled: props.disabled,
    minDate: props.min,
    maxDate: props.max,
    valueFormat: props.format,
    placeholder: props.is_range ? `${props.format} – ${props.format}` : props.format,
    clearable: clearable(props),
    clearButtonProps: { "aria-label": `Clear ${props.label}` },
    popoverProps: { shadow: "md", transitionProps: { duration: 80 } },
  };
}

function clearable(props: Props): boolean {
  return !props.required && (props.default.length === 0 || props.is_range);
}
