/** Says that something takes its time. It appears only after a moment, so that what is quick does not flicker. */
import { useEffect, useState } from "react";

import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";

export default function Spinner({ props }: ElementProps<P<"spinner">>) {
  const seconds = useSeconds(props.show_time);
  return (
    <div className="fc-spinner" role="status">
      <span className="fc-spinner-wheel" aria-hidden="true" />
      <div className="fc-md">
        <Markdown body={props.text} inline />
      </div>
      {props.show_time && <span className="fc-muted">({seconds.toFixed(1)} seconds)</span>}
    </div>
  );
}

function useSeconds(on: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!on) return;
    const start = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - start) / 1000), 100);
    return () => clearInterval(timer);
  }, [on]);
  return seconds;
}
