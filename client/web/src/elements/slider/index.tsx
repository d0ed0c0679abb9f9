/** A number, date or time on a scale, or a range of them. */
import { useWidgetValue } from "@/react/context";

import { Track } from "./Track";
import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { usePaced } from "../widget/paced";
import { scaleText } from "./scale";

export default function Slider({ props }: ElementProps<P<"slider">>) {
  const [value, set] = useWidgetValue<readonly number[]>(props);
  const names = useNames();
  const { shown, drag, release } = usePaced(value, set);
  const text = (number: number): string => scaleText(number, props.data_type, props.format);
  return (
    <Frame
      props={props}
      names={names}
      group
      aside={<output className="fc-slider-value">{shown.map(text).join(" – ")}</output>}
    >
      <Track
        label={props.label}
        value={shown}
        min={props.min}
        max={props.max}
        step={props.step}
        disabled={props.disabled}
        text={text}
        onDrag={drag}
        onRelease={release}
      />
    </Frame>
  );
}
