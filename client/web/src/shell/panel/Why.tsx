/** Why an element or a cell executed or was reused: from it back to the event, step by step, as `flowc why` tells. */
import type { Inspected } from "@protocol/messages.gen";

import { did } from "./Slots";

export function Why({ answer }: { answer: Inspected }) {
  const { why, error } = answer;
  if (why === null)
    return (
      <p className="fc-panel-note" role="status">
        {error}
      </p>
    );
  return (
    <section className="fc-why" aria-label="Why" aria-live="polite">
      <h3>{why.element === "" ? (why.steps[0]?.cell ?? "Why") : why.element}</h3>
      <ol>
        {why.steps.map((step, index) => (
          <li key={index} data-did={did(step)}>
            <span className="fc-why-place">
              {step.cell} <code>{step.source}</code>
            </span>
            <span>
              {step.executed ? "executed" : "reused"}: {step.reason}
            </span>
            {step.needless && <span className="fc-panel-tag">nothing came out different</span>}
          </li>
        ))}
      </ol>
      {why.last_executed !== null && (
        <p className="fc-muted">
          It last executed in run {why.last_executed}: {why.last_reason}.
        </p>
      )}
      <p className="fc-muted">
        Run {why.run}: {why.event}.
      </p>
    </section>
  );
}
