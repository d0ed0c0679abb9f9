/** How long the recent runs took. */
import type { RunEnded } from "@protocol/messages.gen";

import { duration } from "../RunStatus";

export function History({ reports }: { reports: readonly RunEnded[] }) {
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
