/** A switch. */
import { Switch } from "@mantine/core";

import { useWidgetValue } from "@/react/context";
import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";
import type { ElementProps, P } from "../registry";

export default function Toggle({ props }: ElementProps<P<"toggle">>) {
  const [checked, set] = useWidgetValue<boolean>(props);
  const shown = props.label_visibility === "visible";
  return (
    <div className="fc-check">
      <Switch
        checked={checked}
        disabled={props.disabled}
        onChange={(event) => set(event.currentTarget.checked)}
        {...(shown ? {} : { "aria-label": props.label })}
        label={
          shown && (
            <span className="fc-md">
              <Markdown body={props.label} inline />
            </span>
          )
        }
      />
      {shown && <Help text={props.help} />}
    </div>
  );
}
