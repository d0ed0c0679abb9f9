/** A button that saves a file; where the script listens, it hears of the click. A file that is made when it is asked for
 * takes its time: the button says so, and what went wrong is told below it. */
import { useCallback, useRef, useState } from "react";

import { makeFile } from "@/core/made";
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
  const [making, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { id, disabled, on_change_ignored: silent } = props;
  const made = props.data === null;
  const press = useCallback(async () => {
    const anchor = link.current;
    if (anchor === null || making) return;
    if (made) {
      setMaking(true);
      setTrouble(null);
      try {
        anchor.href = await makeFile(client.session?.uploads ?? "", id);
        anchor.click();
      } catch (error) {
        setTrouble(error instanceof Error ? error.message : String(error));
      }
      anchor.removeAttribute("href");
      setMaking(false);
    } else anchor.click();
    if (!silent) client.trigger(id);
  }, [client, id, silent, made, making]);
  const pressed = useCallback(() => void press(), [press]);
  useShortcut(props.shortcut, disabled, pressed);
  return (
    <>
      <Tip text={props.help}>
        <button
          type="button"
          className="fc-button"
          data-type={props.type}
          disabled={disabled}
          aria-busy={making || undefined}
          onClick={pressed}
        >
          {making && <span className="fc-spinner-wheel" role="img" aria-label="The file is being made" />}
          <Face {...props} />
          <a
            ref={link}
            hidden
            {...(made ? {} : { href: source })}
            download={props.file_name ?? ""}
            onClick={(event) => event.stopPropagation()}
          />
        </button>
      </Tip>
      {trouble !== null && (
        <div className="fc-widget-error" role="alert">
          {trouble}
        </div>
      )}
    </>
  );
}
