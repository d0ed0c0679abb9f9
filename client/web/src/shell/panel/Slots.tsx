/** The slots of a run: which cell, what it did, how long that took, and why. */
import { useState } from "react";

import type { RunDetails, SlotDetail } from "@protocol/messages.gen";

import { duration } from "../RunStatus";

interface Props {
  details: RunDetails;
  onAsk: (cell: string) => void;
}

export function Slots({ details, onAsk }: Props) {
  const [all, setAll] = useState(false);
  const { slots, left_out: left } = details;
  const shown = all ? slots : slots.filter(({ executed }) => executed);
  return (
    <section aria-label="Cells">
      <label className="fc-panel-choice">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        Show what was reused, too
      </label>
      {shown.length === 0 ? (
        <p className="fc-muted">Nothing executed: all {slots.length} cells were reused.</p>
      ) : (
        <div className="fc-panel-cells" role="region" tabIndex={0} aria-label="Cells of the last run">
          <table>
            <thead>
              <tr>
                <th scope="col">cell</th>
                <th scope="col">why</th>
                <th scope="col" className="fc-number">
                  time
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((slot, index) => (
                <Row key={index} slot={slot} onAsk={onAsk} />
              ))}
            </tbody>
          </table>
          {left > 0 && <p className="fc-muted">and {left} more</p>}
        </div>
      )}
    </section>
  );
}

function Row({ slot, onAsk }: { slot: SlotDetail; onAsk: (cell: string) => void }) {
  return (
    <tr data-did={did(slot)}>
      <td>
        <button type="button" className="fc-link-button" title="Why?" onClick={() => onAsk(slot.cell)}>
          {slot.cell}
        </button>
        <code className="fc-panel-source">{slot.source}</code>
      </td>
      <td>
        {slot.executed ? slot.reason : "reused"}
        {slot.needless && <span className="fc-panel-tag">nothing came out different</span>}
      </td>
      <td className="fc-number">{precise(slot.milliseconds)}</td>
    </tr>
  );
}

/** Cells are often quicker than a millisecond. */
function precise(ms: number): string {
  if (ms < 0.05) return "<0.1 ms";
  return ms < 10 ? `${ms.toFixed(1)} ms` : duration(ms);
}

export function did({ executed, needless }: SlotDetail): "ran" | "needless" | "kept" {
  return executed ? (needless ? "needless" : "ran") : "kept";
}
