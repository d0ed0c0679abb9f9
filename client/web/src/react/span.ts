/** A player that begins at one time and ends, or begins again, at another. */
import { type RefObject, useEffect, useRef } from "react";

interface Span {
  readonly start_time: number;
  readonly end_time: number | null;
  readonly loop: boolean;
}

export function useSpan<T extends HTMLMediaElement>({
  start_time,
  end_time,
  loop,
}: Span): RefObject<T | null> {
  const player = useRef<T>(null);
  useEffect(() => {
    const element = player.current;
    if (element === null) return;
    const begin = (): void => {
      element.currentTime = start_time;
    };
    const watch = (): void => {
      if (end_time === null || element.currentTime < end_time) return;
      if (loop) begin();
      else element.pause();
    };
    const again = (): void => {
      // Without an end the browser would go back to the very beginning.
      if (!loop) return;
      begin();
      void element.play();
    };
    if (element.readyState > 0) begin();
    element.addEventListener("loadedmetadata", begin);
    element.addEventListener("timeupdate", watch);
    element.addEventListener("ended", again);
    return () => {
      element.removeEventListener("loadedmetadata", begin);
      element.removeEventListener("timeupdate", watch);
      element.removeEventListener("ended", again);
    };
  }, [start_time, end_time, loop]);
  return player;
}
