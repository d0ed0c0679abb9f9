/** Sound as bars, the part that was played in the page's accent. */

const TALLEST = 28;

export function Bars({ peaks, played = 0 }: { peaks: readonly number[]; played?: number }) {
  return (
    <span className="fc-bars" aria-hidden="true">
      {peaks.map((peak, at) => (
        <i
          // Bars have no identity but their place.
          key={at}
          data-played={at < played * peaks.length || undefined}
          style={{ height: Math.max(2, Math.sqrt(peak) * TALLEST) }}
        />
      ))}
    </span>
  );
}
