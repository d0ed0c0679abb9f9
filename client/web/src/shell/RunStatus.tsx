/** How the script is doing: running (with a way to stop it), or what the last run did, which opens the panel. */
import { useEffect, useState } from "react";

import { useBusy, useChrome, useClient, useConnection, useRun } from "@/react/context";

import type { PanelState } from "./state";

/** What is quicker than this is not announced. */
const PATIENCE = 250;

export function RunStatus({ panel }: { panel: PanelState }) {
  const client = useClient();
  const busy = useBusy();
  const open = useConnection() === "open";
  const late = useLater(busy && open, PATIENCE);
  if (late) {
    return (
      <div className="fc-status" data-running>
        <span className="fc-status-dot" aria-hidden="true" />
        <span role="status">Running…</span>
        <button type="button" className="fc-link-button" onClick={() => client.stopRun()}>
          Stop
        </button>
      </div>
    );
  }
  return <LastRun panel={panel} />;
}

function LastRun({ panel }: { panel: PanelState }) {
  const last = useRun().ended.at(-1);
  // Readers who are no developers are told nothing of it.
  const told = useChrome("look", (chrome) => chrome.look?.inspects === true);
  if (last === undefined || !told) return null;
  return (
    <button
      type="button"
      className="fc-status"
      data-ending={last.ending}
      aria-expanded={panel.open}
      title="What the last run did"
      onClick={() => panel.setOpen(!panel.open)}
    >
      <span className="fc-status-dot" aria-hidden="true" />
      <span className="fc-status-counts">
        {last.executed} ran · {last.reused} reused ·{" "}
      </span>
      {duration(last.milliseconds)}
    </button>
  );
}

export function duration(ms: number): string {
  if (ms < 1) return "<1 ms";
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** True once `on` has held for a while, false at once. */
function useLater(on: boolean, delay: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setLate(true), delay);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [on, delay]);
  return on && late;
}
