/** A document in the browser's own viewer, with a way to open it where there is none. */
import { useSource } from "@/react/source";

import type { ElementProps, P } from "../registry";

export default function Pdf({ props }: ElementProps<P<"pdf">>) {
  const source = useSource(props.source);
  const style = typeof props.height === "number" ? { height: props.height } : { flexGrow: 1, minHeight: 300 };
  if (source === undefined) return <div className="fc-broken">This document could not be loaded.</div>;
  return (
    <div className="fc-pdf" style={style}>
      <iframe title={props.alt ?? "PDF document"} src={source} />
      <a href={source} target="_blank" rel="noopener noreferrer">
        Open in a tab
      </a>
    </div>
  );
}
