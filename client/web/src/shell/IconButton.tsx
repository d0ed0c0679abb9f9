/** A square button that shows one line drawing on a 16 by 16 grid. */
interface Props {
  label: string;
  shape: string;
  onClick: () => void;
  expanded?: boolean;
}

export function IconButton({ label, shape, onClick, expanded }: Props) {
  return (
    <button
      type="button"
      className="fc-icon-button"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
    </button>
  );
}
