/** A recording that can be listened to. */
import { useEffect, useRef, useState } from "react";

import { Icon } from "@/text/Icon";

import { Bars } from "./Bars";
import { useObjectUrl } from "./useObjectUrl";
import { clock, outline } from "./wav";

const COUNT = 48;

export function Player({ wav, label }: { wav: Blob; label: string }) {
  const url = useObjectUrl(wav);
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [sound, setSound] = useState<{ peaks: readonly number[]; seconds: number }>({
    peaks: [],
    seconds: 0,
  });
  useEffect(() => {
    let wanted = true;
    void wav.arrayBuffer().then((content) => wanted && setSound(outline(content, COUNT)));
    return () => {
      wanted = false;
    };
  }, [wav]);
  return (
    <>
      <button
        type="button"
        className="fc-record"
        data-quiet
        aria-label={playing ? `Pause ${label}` : `Play ${label}`}
        onClick={() => void (playing ? audio.current?.pause() : audio.current?.play())}
      >
        <Icon icon={playing ? ":material/pause:" : ":material/play_arrow:"} />
      </button>
      <Bars peaks={sound.peaks} played={sound.seconds > 0 ? at / sound.seconds : 0} />
      <span className="fc-record-time">{clock(playing || at > 0 ? at : sound.seconds)}</span>
      {/* What the reader has just said needs no captions. */}
      <audio
        ref={audio}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.ended ? 0 : currentTarget.currentTime)}
      />
    </>
  );
}
