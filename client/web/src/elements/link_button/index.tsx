/** A button that opens an address in another tab; where the script listens, it hears of the click. */
import { useCallback } from "react";

import { useClient } from "@/react/context";
import { safeHref } from "@/text/href";

import { Face } from "../button/Face";
import { useShortcut } from "../button/useShortcut";
import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";

export default function LinkButton({ props }: ElementProps<P<"link_button">>) {
  const client = useClient();
  const { id, disabled, on_change_ignored: silent } = props;
  const href = safeHref(props.url);
  const off = disabled || href === undefined;
  const press = useCallback(() => {
    if (!silent) client.trigger(id);
  }, [client, id, silent]);
  const open = useCallback(() => {
    window.open(href, "_blank", "noopener,noreferrer");
    press();
  }, [href, press]);
  useShortcut(props.shortcut, off, open);
  return (
    <Tip text={href === undefined ? "This address cannot be opened." : props.help}>
      <a
        className="fc-button"
        data-type={props.type}
        aria-disabled={off || undefined}
        role={off ? "link" : undefined}
        {...(off ? {} : { href, target: "_blank", rel: "noopener noreferrer", onClick: press })}
      >
        <Face {...props} />
      </a>
    </Tip>
  );
}
