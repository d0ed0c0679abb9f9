/** Balloons rise, or snow falls, once; not at all for readers who asked for less motion. */
import { useEffect, useMemo } from "react";

import { useClient } from "@/react/context";

const LASTS = 5000;
const PIECES = 28;
const COLOURS = [
  "var(--fc-red)",
  "var(--fc-orange)",
  "var(--fc-green)",
  "var(--fc-blue)",
  "var(--fc-violet)",
  "var(--fc-accent)",
];

export function Festive({ id, kind }: { id: number; kind: "balloons" | "snow" }) {
  const client = useClient();
  useEffect(() => {
    const timer = setTimeout(() => client.dismiss(id), LASTS);
    return () => clearTimeout(timer);
  }, [client, id]);
  const pieces = useMemo(() => Array.from({ length: PIECES }, (_, index) => place(index)), []);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return null;
  return (
    <div className="fc-festive" data-kind={kind} aria-hidden="true">
      {pieces.map(({ left, delay, size, colour }, index) => (
        <i
          key={index}
          style={{ left: `${left}%`, animationDelay: `${delay}ms`, fontSize: `${size}px`, color: colour }}
        >
          {kind === "snow" ? "❄" : ""}
        </i>
      ))}
    </div>
  );
}

/** Spread evenly but not in rows; the golden ratio does that without chance. */
function place(index: number): { left: number; delay: number; size: number; colour: string } {
  const spread = (index * 0.618034) % 1;
  return {
    left: spread * 98,
    delay: ((index * 0.3819) % 1) * 1400,
    size: 14 + ((index * 7) % 5) * 6,
    colour: COLOURS[index % COLOURS.length] ?? "",
  };
}
