/**
 * A pulsing shape in the place of what is still to come. One that lasts as long as a block takes appears only after a
 * moment, so that what is quick does not flicker.
 */
import type { ElementProps, P } from "../registry";

export default function Skeleton({ props }: ElementProps<P<"skeleton">>) {
  if (props.over) return null;
  const height = typeof props.height === "number" ? { height: props.height } : {};
  return (
    <div
      className="fc-shape"
      role="status"
      aria-label="Loading"
      data-waiting={props.waiting || undefined}
      data-stretch={props.height === "stretch" || undefined}
      style={height}
    />
  );
}
