/** A button: true in the one run that a click causes. One of a form submits it. */
import { useCallback, useEffect } from "react";

import { useClient } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";
import { matches, parseShortcut } from "./shortcut";

export default function Button({ props }: ElementProps<P<"button">>) {
  const client = useClient();
  const { id, disabled, shortcut, submits, form } = props;
  const press = useCallback(
    () => (submits ? client.submit(form, id) : client.trigger(id)),
    [client, id, submits, form],
  );
  useEffect(() => {
    if (shortcut === null || disabled) return;
    const keys = parseShortcut(shortcut);
    const onKey = (event: KeyboardEvent): void => {
      if (!matches(event, keys)) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [press, disabled, shortcut]);
  const icon = props.icon !== null && props.icon !== "" && <Icon icon={props.icon} />;
  return (
    <Tip text={props.help}>
      <button type="button" className="fc-button" data-type={props.type} disabled={disabled} onClick={press}>
        {props.icon_position === "left" && icon}
        <span className="fc-md">
          <Markdown body={props.label} inline />
        </span>
        {props.icon_position === "right" && icon}
        {shortcut !== null && <kbd aria-hidden="true">{shortcut}</kbd>}
      </button>
    </Tip>
  );
}
