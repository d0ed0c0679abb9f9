/** Empties a selectbox or multiselect. */
export function Clear({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <button
      type="button"
      className="fc-clear"
      aria-label={`Clear ${label}`}
      // The list must not open for it, and the focus stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        onClear();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m4.5 4.5 7 7m0-7-7 7" />
      </svg>
    </button>
  );
}
