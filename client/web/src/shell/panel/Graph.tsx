/** The drawing of `flowc graph`, in a frame of its own, told what each run did. */
import { useEffect, useRef, useState } from "react";

import { useChrome } from "@/react/context";
import { useLook } from "@/theme/useLook";
import type { RunDetails } from "@protocol/messages.gen";

import { did } from "./Slots";

export function Graph({ details }: { details: RunDetails | null }) {
  const address = useChrome("look", (chrome) => chrome.look?.graph ?? "");
  const { scheme } = useLook();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>): void => {
      const said = event.data as { flowc?: unknown } | null;
      if (event.source === frame.current?.contentWindow && said?.flowc === "graph-ready")
        setReady((times) => times + 1);
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, []);
  useEffect(() => {
    if (ready === 0 || details === null) return;
    const slots = details.slots.map((slot) => ({
      cell: slot.cell,
      first: slot.lines[0],
      last: slot.lines[1],
      did: did(slot),
    }));
    // The frame's origin is nobody's, so there is none to name; it is the server's own drawing.
    frame.current?.contentWindow?.postMessage({ flowc: "ran", slots, scheme }, "*");
  }, [ready, details, scheme]);
  if (address === "")
    return <p className="fc-muted">There is no graph here: start the app with flowc run.</p>;
  return (
    <iframe
      ref={frame}
      className="fc-panel-graph"
      src={address}
      sandbox="allow-scripts"
      title="Graph of the script"
    />
  );
}
