/** A few numbers as a small line, area or row of bars; the exact values are in the text for screen readers. */
import type { P } from "../registry";

const WIDTH = 200;
const HEIGHT = 44;

interface Props {
  values: readonly number[];
  type: P<"metric">["chart_type"];
  colour: string;
}

export function Sparkline({ values, type, colour }: Props) {
  const points = values.filter(Number.isFinite);
  if (points.length === 0) return null;
  const low = Math.min(...points, type === "bar" ? 0 : Infinity);
  const range = Math.max(...points, type === "bar" ? 0 : -Infinity) - low || 1;
  const x = (index: number): number =>
    points.length === 1 ? WIDTH / 2 : (index / (points.length - 1)) * WIDTH;
  const y = (value: number): number => 3 + (1 - (value - low) / range) * (HEIGHT - 6);
  const line = points.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return (
    <svg
      className={`fc-spark fc-c-${colour}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${points.length} values from ${points[0]} to ${points.at(-1)}`}
    >
      {type === "bar" &&
        points.map((value, index) => (
          <Bar key={index} at={index} of={points.length} from={y(0)} to={y(value)} />
        ))}
      {type === "area" && (
        <polygon points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} fill="currentColor" opacity={0.18} />
      )}
      {type !== "bar" && (
        <polyline
          points={line}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function Bar({ at, of, from, to }: { at: number; of: number; from: number; to: number }) {
  const room = WIDTH / of;
  return (
    <rect
      x={at * room + room * 0.12}
      width={room * 0.76}
      y={Math.min(from, to)}
      height={Math.max(1, Math.abs(from - to))}
      fill="currentColor"
    />
  );
}
