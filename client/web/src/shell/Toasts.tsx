/** Short notices at the corner of the page, and the festive effects; each is played once. */
import { useEffect } from "react";

import type { Notice } from "@/core/client";
import { useClient, useNotices } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { Festive } from "./Festive";

/** More would cover the page; the oldest wait no longer. */
const SHOWN = 5;

export function Toasts() {
  const notices = useNotices();
  const toasts = notices.filter(({ props }) => props.kind === "toast").slice(-SHOWN);
  return (
    <>
      <div className="fc-toasts" role="log" aria-label="Notices" aria-live="polite">
        {toasts.map((notice) => (
          <Toast key={notice.id} notice={notice} />
        ))}
      </div>
      {notices.map(({ id, props }) =>
        props.kind === "balloons" || props.kind === "snow" ? (
          <Festive key={id} id={id} kind={props.kind} />
        ) : null,
      )}
    </>
  );
}

function Toast({ notice }: { notice: Notice }) {
  const client = useClient();
  const { id, props } = notice;
  const seconds = props.kind === "toast" ? props.duration : 0;
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => client.dismiss(id), seconds * 1000);
    return () => clearTimeout(timer);
  }, [client, id, seconds]);
  if (props.kind !== "toast") return null;
  return (
    <div className="fc-toast">
      {props.icon !== "" && <Icon icon={props.icon} />}
      <div className="fc-md">
        <Markdown body={props.body} />
      </div>
      <button
        type="button"
        className="fc-icon-button"
        aria-label="Close the notice"
        onClick={() => client.dismiss(id)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8m0-8-8 8" />
        </svg>
      </button>
    </div>
  );
}
