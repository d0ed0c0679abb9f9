/** A button that saves a file; where the script listens, it hears of the click. */
import { useCallback, useRef } from "react";

import { useClient } from "@/react/context";
import { useSource } from "@/react/source";

import { Face } from "../button/Face";
import { useShortcut } from "../button/useShortcut";
import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";

export default function DownloadButton({ props }: ElementProps<P<"download_button">>) {
  const client = useClient();
  const source = useSource(props.data);
  const link = useRef<HTMLAnchorElement>(null);
  const { id, disabled, on_change_ignored: silent } = props;
  const press = useCallback(() => {
    link.current?.click();
    if (!silent) client.trigger(id);
  }, [client, id, silent]);
  useShortcut(props.shortcut, disabled, press);
  return (
    <Tip text={props.help}>
      <button type="button" className="fc-button" data-type={props.type} disabled={disabled} onClick={press}>
        <Face {...props} />
        <a
          ref={link}
          hidden
          href={source}
          download={props.file_name ?? ""}
          onClick={(event) => event.stopPropagation()}
        />
      </button>
    </Tip>
  );
}
