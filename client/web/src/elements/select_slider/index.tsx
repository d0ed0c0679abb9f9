/** One option of an ordered list, or a range of it, on a scale. */
import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Track } from "../slider/Track";
import { Frame, useNames } from "../widget/Frame";
import { usePaced } from "../widget/paced";

export default function SelectSlider({ props }: ElementProps<P<"select_slider">>) {
  const [value, set] = useWidgetValue<readonly string[]>(props);
  const names = useNames();
  const { shown, drag, release } = usePaced(value, set);
  const text = (position: number): string => props.options[position] ?? "";
  const texts = (positions: readonly number[]): string[] => positions.map(text);
  return (
    <Frame
      props={props}
      names={names}
      group
      aside={<output className="fc-slider-value">{shown.join(" – ")}</output>}
    >
      <Track
        label={props.label}
        value={shown.map((option) => Math.max(0, props.options.indexOf(option)))}
        min={0}
        max={props.options.length - 1}
        step={1}
        disabled={props.disabled}
        text={text}
        onDrag={(positions) => drag(texts(positions))}
        onRelease={(positions) => release(texts(positions))}
      />
    </Frame>
  );
}
