/** What the camera sees, for as long as somebody wants to see it. */
import { useCallback, useEffect, useState } from "react";

import { closed, opened } from "../recorder/trouble";

export type Facing = "user" | "environment";

interface Seen {
  readonly stream: MediaStream | null;
  readonly trouble: string | null;
  /** There are others. */
  readonly several: boolean;
}

const NOTHING: Seen = { stream: null, trouble: null, several: false };

export function useCamera(
  wanted: boolean,
  lines: number | null,
  facing: Facing,
): Seen & { retry: () => void } {
  const [seen, setSeen] = useState<Seen>(NOTHING);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const turn: { over: boolean; stream: MediaStream | null } = { over: false, stream: null };
    const wants = (): boolean => !turn.over;
    const height = lines === null ? {} : { height: { ideal: lines } };
    opened("camera", { video: { facingMode: { ideal: facing }, ...height } }).then(
      async (found) => {
        turn.stream = found;
        if (!wants()) {
          closed(found);
          return;
        }
        const devices = await navigator.mediaDevices.enumerateDevices();
        if (wants())
          setSeen({
            stream: found,
            trouble: null,
            several: devices.filter(({ kind }) => kind === "videoinput").length > 1,
          });
      },
      (error: unknown) => {
        if (wants()) setSeen({ ...NOTHING, trouble: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      turn.over = true;
      closed(turn.stream);
      setSeen(NOTHING);
    };
  }, [wanted, lines, facing, tries]);
  const retry = useCallback(() => setTries((before) => before + 1), []);
  return { ...seen, retry };
}
