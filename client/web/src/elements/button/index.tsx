/** A button: true in the one run that a click causes. One of a form submits it. */
import { useCallback } from "react";

import { useClient } from "@/react/context";

import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";
import { Face } from "./Face";
import { useShortcut } from "./useShortcut";

export default function Button({ props }: ElementProps<P<"button">>) {
  const client = useClient();
  const { id, disabled, shortcut, submits, form } = props;
  const press = useCallback(
    () => (submits ? client.submit(form, id) : client.trigger(id)),
    [client, id, submits, form],
  );
  useShortcut(shortcut, disabled, press);
  return (
    <Tip text={props.help}>
      <button type="button" className="fc-button" data-type={props.type} disabled={disabled} onClick={press}>
        <Face {...props} />
      </button>
    </Tip>
  );
}
