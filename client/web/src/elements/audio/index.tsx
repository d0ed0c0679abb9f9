/** Sound, with the browser's own player. */
import { useSource } from "@/react/source";
import { useSpan } from "@/react/span";

import type { ElementProps, P } from "../registry";

export default function Audio({ props }: ElementProps<P<"audio">>) {
  const source = useSource(props.source);
  const player = useSpan<HTMLAudioElement>(props);
  return (
    <audio
      ref={player}
      className="fc-audio"
      controls
      src={source}
      autoPlay={props.autoplay}
      preload="metadata"
      aria-label={props.alt ?? "Audio"}
    />
  );
}
