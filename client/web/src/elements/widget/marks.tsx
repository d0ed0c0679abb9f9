/** Small drawings inside a field: what it is for, or what may be done with it. */
const CALENDAR = "M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3";
const EYE =
  "M1.5 8C3 5 5.3 3.8 8 3.8S13 5 14.5 8C13 11 10.7 12.2 8 12.2S3 11 1.5 8zM8 6.2a1.8 1.8 0 1 0 .01 0";

function Drawn({ shape }: { shape: string }) {
  return (
    <svg className="fc-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shape} />
    </svg>
  );
}

/** That a field opens a calendar. Where the field is cleared by a button, that stands in this place. */
export function calendarMark(cleared: boolean) {
  return cleared
    ? {}
    : { rightSection: <Drawn shape={CALENDAR} />, rightSectionPointerEvents: "none" as const };
}

/** Shows what is typed into a field that hides it. */
export function Reveal({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <button
      type="button"
      className="fc-reveal"
      aria-label="Show what is typed"
      aria-pressed={shown}
      // The field keeps the focus, so nothing is sent.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChange(!shown)}
    >
      <Drawn shape={shown ? `${EYE}M2.5 13.5l11-11` : EYE} />
    </button>
  );
}
