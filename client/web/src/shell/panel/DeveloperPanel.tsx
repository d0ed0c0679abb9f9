/** For people who work on the app: what the last run did and why, what that saved, and the graph of the script. */
import { useCallback, useState } from "react";

import { useChrome, useClient, useRun } from "@/react/context";
import type { Inspected, RunDetails, RunEnded } from "@protocol/messages.gen";

import { IconButton } from "../IconButton";
import { duration } from "../RunStatus";
import { Graph } from "./Graph";
import { History } from "./History";
import { Slots } from "./Slots";
import { useDetails } from "./useDetails";
import { usePicker } from "./usePicker";
import { Why } from "./Why";

const ENDINGS: Record<RunEnded["ending"], string> = {
  normal: "to the end",
  exception: "with an error",
  stop: "at st.stop()",
  rerun: "at st.rerun()",
  preempted: "for something newer",
};

type Part = "run" | "graph";

export function DeveloperPanel({ onClose }: { onClose: () => void }) {
  const { chrome } = useClient();
  const allowed = useChrome("look", (each) => each.look?.inspects === true);
  const [part, setPart] = useState<Part>("run");
  const [picking, setPicking] = useState(false);
  const [answer, setAnswer] = useState<Inspected | null>(null);
  const details = useDetails();
  const ask = useCallback(
    (target: string) => {
      setPart("run");
      void chrome.inspect("why", target).then(setAnswer);
    },
    [chrome],
  );
  usePicker(
    picking,
    ask,
    useCallback(() => setPicking(false), []),
  );
  if (!allowed) return null;
  return (
    <aside
      className="fc-panel"
      aria-label="Developer panel"
      data-wide={part === "graph" || undefined}
      onKeyDown={(event) => event.key === "Escape" && !picking && onClose()}
    >
      <div className="fc-panel-head">
        <Parts part={part} onChoose={setPart} />
        <button
          type="button"
          className="fc-panel-pick"
          aria-pressed={picking}
          title="Then click an element of the page, or press Enter in it"
          onClick={() => setPicking(!picking)}
        >
          {picking ? "Click an element…" : "Which cell?"}
        </button>
        <IconButton label="Close" shape="m4 4 8 8m0-8-8 8" onClick={onClose} />
      </div>
      {part === "graph" ? (
        <Graph details={details} />
      ) : (
        <>
          {answer !== null && <Why answer={answer} />}
          <LastRun details={details} onAsk={ask} />
        </>
      )}
    </aside>
  );
}

function Parts({ part, onChoose }: { part: Part; onChoose: (part: Part) => void }) {
  const parts = [
    ["run", "Last run"],
    ["graph", "Graph"],
  ] as const;
  return (
    <div className="fc-panel-parts" role="group" aria-label="Show">
      {parts.map(([name, label]) => (
        <button key={name} type="button" aria-pressed={part === name} onClick={() => onChoose(name)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function LastRun({ details, onAsk }: { details: RunDetails | null; onAsk: (cell: string) => void }) {
  const { session } = useClient();
  const { ended } = useRun();
  const last = ended.at(-1);
  if (last === undefined) return <p className="fc-muted">No run has ended yet.</p>;
  const total = last.executed + last.reused;
  const share = total === 0 ? 0 : last.reused / total;
  return (
    <>
      <dl className="fc-panel-counts">
        <Count name="executed" value={last.executed} />
        <Count name="reused" value={last.reused} />
        <Count name="took" value={duration(last.milliseconds)} />
        <Count name="saved so far" value={duration(details?.saved_since_start ?? 0)} />
      </dl>
      <div className="fc-share" role="img" aria-label={`${Math.round(share * 100)} % reused`}>
        <div style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="fc-muted">
        {session?.mode === "full_rerun" && "Reuse is off: every run executes everything. "}
        Run {last.run} ended {ENDINGS[last.ending]}
        {last.restarts > 0 && `, after ${last.restarts} restarts`}
        {details !== null && details.run === last.run && `: ${details.event}`}.
        {details !== null &&
          details.saved > 0 &&
          ` What was reused took ${duration(details.saved)} when it executed.`}
      </p>
      {last.diagnostics.map((text, index) => (
        <p key={index} className="fc-panel-note">
          {text}
        </p>
      ))}
      {details !== null && details.slots.length > 0 && <Slots details={details} onAsk={onAsk} />}
      <History reports={ended} />
    </>
  );
}

function Count({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
