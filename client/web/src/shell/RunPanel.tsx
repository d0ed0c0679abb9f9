/** What the last run did, for people who work on the app: counts, time, and the cells that executed with the reason. */
import { useClient, useRun } from "@/react/context";
import type { RunEnded } from "@protocol/messages.gen";

import { IconButton } from "./IconButton";
import { duration } from "./RunStatus";

const ENDINGS: Record<RunEnded["ending"], string> = {
  normal: "to the end",
  exception: "with an error",
  stop: "at st.stop()",
  rerun: "at st.rerun()",
  preempted: "for something newer",
};

export function RunPanel({ onClose }: { onClose: () => void }) {
  const { session } = useClient();
  const { ended } = useRun();
  const last = ended.at(-1);
  return (
    <aside
      className="fc-panel"
      aria-label="What ran"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="fc-panel-head">
        <h2>What ran</h2>
        <IconButton label="Close" shape="m4 4 8 8m0-8-8 8" onClick={onClose} />
      </div>
      {session?.mode === "full_rerun" && (
        <p className="fc-muted">Reuse is off: every run executes everything.</p>
      )}
      {last === undefined ? <p className="fc-muted">No run has ended yet.</p> : <Report report={last} />}
      <History reports={ended} />
    </aside>
  );
}

function Report({ report }: { report: RunEnded }) {
  const total = report.executed + report.reused;
  const share = total === 0 ? 0 : report.reused / total;
  return (
    <>
      <dl className="fc-panel-counts">
        <Count name="executed" value={report.executed} />
        <Count name="reused" value={report.reused} />
        <Count name="needless" value={report.needless} />
        <Count name="time" value={duration(report.milliseconds)} />
      </dl>
      <div className="fc-share" role="img" aria-label={`${Math.round(share * 100)} % reused`}>
        <div style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="fc-muted">
        Run {report.run} ended {ENDINGS[report.ending]}
        {report.restarts > 0 && `, after ${report.restarts} restarts`}.
      </p>
      <Cells report={report} />
      {report.diagnostics.map((text, index) => (
        <p key={index} className="fc-panel-note">
          {text}
        </p>
      ))}
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

function Cells({ report }: { report: RunEnded }) {
  if (report.shown.length === 0) return null;
  return (
    <div className="fc-panel-cells" role="region" tabIndex={0} aria-label="Cells that executed">
      <table>
        <thead>
          <tr>
            <th scope="col">cell</th>
            <th scope="col">lines</th>
            <th scope="col">why it executed</th>
          </tr>
        </thead>
        <tbody>
          {report.shown.map((line, index) => (
            <tr key={index}>
              <td>
                <code>{line.cell}</code>
              </td>
              <td>{line.lines[0] === line.lines[1] ? line.lines[0] : `${line.lines[0]}–${line.lines[1]}`}</td>
              <td>{line.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.executed > report.shown.length && (
        <p className="fc-muted">and {report.executed - report.shown.length} more</p>
      )}
    </div>
  );
}

function History({ reports }: { reports: readonly RunEnded[] }) {
  if (reports.length < 2) return null;
  const slowest = Math.max(...reports.map(({ milliseconds }) => milliseconds), 1);
  return (
    <section>
      <h3>Recent runs</h3>
      <div
        className="fc-history"
        role="img"
        aria-label={`Times of the last ${reports.length} runs, the longest ${duration(slowest)}`}
      >
        {reports.map(({ run, number, milliseconds }) => (
          <div
            key={number}
            title={`run ${run}: ${duration(milliseconds)}`}
            style={{ height: `${Math.max(4, (milliseconds / slowest) * 100)}%` }}
          />
        ))}
      </div>
    </section>
  );
}
