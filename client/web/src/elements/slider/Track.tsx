/** The scale itself, with one thumb or two; the ends are written below it. */
import { RangeSlider, Slider } from "@mantine/core";

interface Props {
  label: string;
  value: readonly number[];
  min: number;
  max: number;
  step: number;
  disabled: boolean;
  text: (value: number) => string;
  onDrag: (value: readonly number[]) => void;
  onRelease: (value: readonly number[]) => void;
}

export function Track(props: Props) {
  const { min, max, text } = props;
  return (
    <div className="fc-slider">
      {props.value.length === 2 ? <Two {...props} /> : <One {...props} />}
      <div className="fc-slider-ends" aria-hidden="true">
        <span>{text(min)}</span>
        <span>{text(max)}</span>
      </div>
    </div>
  );
}

function One({ label, value, min, max, step, disabled, text, onDrag, onRelease }: Props) {
  return (
    <Slider
      thumbLabel={label}
      value={value[0] ?? min}
      {...scale(min, max, step)}
      disabled={disabled}
      label={null}
      thumbProps={{ "aria-valuetext": text(value[0] ?? min) }}
      onChange={(next) => onDrag([next])}
      onChangeEnd={(next) => onRelease([next])}
    />
  );
}

function Two({ label, value, min, max, step, disabled, text, onDrag, onRelease }: Props) {
  const [from = min, to = max] = value;
  return (
    <RangeSlider
      thumbFromLabel={`${label}: from`}
      thumbToLabel={`${label}: to`}
      value={[from, to]}
      {...scale(min, max, step)}
      // Both thumbs may meet: a range of one value is a range.
      minRange={0}
      disabled={disabled}
      label={null}
      thumbProps={(index) => ({ "aria-valuetext": text(index === 0 ? from : to) })}
      onChange={onDrag}
      onChangeEnd={onRelease}
    />
  );
}

/** A scale of one point (`min` equals `max`) still needs some width to be drawn. */
function scale(min: number, max: number, step: number): { min: number; max: number; step: number } {
  return { min, max: max > min ? max : min + 1, step: step > 0 ? step : 1 };
}
