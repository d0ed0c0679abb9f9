/** Another page, or HTML of the script, in a frame of its own. */
import { type CSSProperties, useEffect, useRef, useState } from "react";

import { useSource } from "@/react/source";

import type { ElementProps, P } from "../registry";

/** Until a document says how high it is, and where it never does. */
const HEIGHT = 150;

type Props = P<"iframe">;

export default function Iframe({ props }: ElementProps<Props>) {
  const source = useSource(props.source);
  const own = typeof props.source !== "string";
  const frame = useRef<HTMLIFrameElement>(null);
  const told = useToldHeight(frame, own && props.height === "content");
  if (source === undefined) return <div className="fc-broken">This address cannot be shown in a frame.</div>;
  return (
    <iframe
      ref={frame}
      className="fc-frame"
      title={props.alt ?? "Embedded page"}
      src={source}
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps a page of elsewhere from scrolling
      scrolling={props.scrolling ? "auto" : "no"}
      tabIndex={props.tab_index ?? undefined}
      style={size(props, told)}
      allow="fullscreen; clipboard-write"
      // Pages of elsewhere have an origin of their own; the script's HTML is given one that is nobody's.
      sandbox={`allow-scripts allow-forms allow-popups allow-modals allow-downloads${own ? "" : " allow-same-origin"}`}
    />
  );
}

function size(props: Props, told: number): CSSProperties {
  const height = props.height === "content" ? told : props.height;
  return typeof height === "number" ? { height } : { flexGrow: 1, minHeight: HEIGHT };
}

/** Streamlit's own message (`streamlit:setFrameHeight`), which many embedded documents send. */
function useToldHeight(frame: React.RefObject<HTMLIFrameElement | null>, asks: boolean): number {
  const [height, setHeight] = useState(HEIGHT);
  useEffect(() => {
    if (!asks) return;
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.current?.contentWindow || typeof data !== "object" || data === null) return;
      const said = data as { type?: unknown; height?: unknown };
      if (said.type !== "streamlit:setFrameHeight" || typeof said.height !== "number") return;
      setHeight(Math.min(Math.max(said.height, 1), 20_000));
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [frame, asks]);
  return height;
}
