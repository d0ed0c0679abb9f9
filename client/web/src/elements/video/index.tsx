/** Film, with the browser's own player or, of YouTube, with theirs. */
import { useSource } from "@/react/source";
import { useSpan } from "@/react/span";

import type { ElementProps, P } from "../registry";
import { embedded } from "./embedded";

type Props = P<"video">;

export default function Video({ props }: ElementProps<Props>) {
  return props.embedded ? <Embedded props={props} /> : <Film props={props} />;
}

function Film({ props }: { props: Props }) {
  const source = useSource(props.source);
  const player = useSpan<HTMLVideoElement>(props);
  return (
    <video
      ref={player}
      className="fc-video"
      controls
      src={source}
      autoPlay={props.autoplay}
      muted={props.muted}
      preload="metadata"
      playsInline
      aria-label={props.alt ?? "Video"}
    >
      {props.subtitles.map((track, index) => (
        <Subtitles key={index} track={track} first={index === 0} />
      ))}
    </video>
  );
}

function Subtitles({ track, first }: { track: Props["subtitles"][number]; first: boolean }) {
  return <track kind="captions" src={useSource(track.source)} label={track.label} default={first} />;
}

function Embedded({ props }: { props: Props }) {
  return (
    <iframe
      className="fc-video"
      title={props.alt ?? "Video"}
      src={embedded(props)}
      allow="autoplay; encrypted-media; picture-in-picture"
      allowFullScreen
      referrerPolicy="strict-origin-when-cross-origin"
    />
  );
}
