/** A group of widgets whose values wait until its button is pressed. */
import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Form({ props, nodes }: ElementProps<P<"form">>) {
  const fixed = typeof props.height === "number";
  return (
    <div
      role="group"
      aria-label={`Form ${props.key}`}
      className="fc-stack fc-container fc-form"
      data-border={props.border || undefined}
      data-scroll={fixed || undefined}
      tabIndex={fixed ? 0 : undefined}
      style={fixed ? { height: props.height } : props.height === "stretch" ? { flexGrow: 1 } : {}}
    >
      <Children refs={nodes} />
    </div>
  );
}
