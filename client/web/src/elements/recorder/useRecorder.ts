/** The microphone: start, how loud it is meanwhile, stop, and the recording as a WAV file. */
import { useCallback, useEffect, useRef, useState } from "react";

import { closed, opened } from "./trouble";
import { wavOf } from "./wav";

/** How many levels of the last moments are kept, and how often one is taken. */
const LEVELS = 48;
const EVERY = 80;

export interface Recorder {
  readonly state: "idle" | "asking" | "recording" | "making";
  readonly seconds: number;
  readonly levels: readonly number[];
  readonly trouble: string | null;
  readonly start: () => void;
  readonly stop: () => void;
  /** Stop, and forget what was said. */
  readonly discard: () => void;
}

interface Session {
  readonly stream: MediaStream;
  readonly context: AudioContext;
  readonly recorder: MediaRecorder;
  readonly timer: ReturnType<typeof setInterval>;
}

export function useRecorder(rate: number | null, done: (wav: Blob) => void): Recorder {
  const [state, setState] = useState<Recorder["state"]>("idle");
  const [heard, setHeard] = useState<{ seconds: number; levels: readonly number[] }>({
    seconds: 0,
    levels: [],
  });
  const [trouble, setTrouble] = useState<string | null>(null);
  const session = useRef<Session | null>(null);
  const wanted = useRef(0);

  const end = useCallback((): void => {
    const ended = session.current;
    session.current = null;
    if (ended === null) return;
    clearInterval(ended.timer);
    closed(ended.stream);
    void ended.context.close();
  }, []);

  const discard = useCallback((): void => {
    wanted.current += 1;
    const recorder = session.current?.recorder;
    // Its listener sees that nobody wants it any more.
    if (recorder !== undefined && recorder.state !== "inactive") recorder.stop();
    end();
    setState("idle");
  }, [end]);

  // Another page: the microphone's light goes out.
  useEffect(() => () => discard(), [discard]);

  const begin = useCallback(
    async (turn: number): Promise<void> => {
      const stream = await opened("microphone", { audio: true });
      if (turn !== wanted.current) {
        closed(stream);
        return;
      }
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: 1024 });
      context.createMediaStreamSource(stream).connect(analyser);
      const parts: Blob[] = [];
      const recorder = new MediaRecorder(stream);
      recorder.ondataavailable = ({ data }) => parts.push(data);
      recorder.onstop = () => {
        if (turn !== wanted.current) return;
        end();
        setState("making");
        wavOf(new Blob(parts, { type: recorder.mimeType }), rate).then(
          (wav) => {
            if (turn !== wanted.current) return;
            setState("idle");
            done(wav);
          },
          () => {
            setState("idle");
            setTrouble("Nothing was recorded.");
          },
        );
      };
      const began = performance.now();
      const samples = new Float32Array(analyser.fftSize);
      const timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        const level = samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
        setHeard(({ levels }) => ({
          seconds: (performance.now() - began) / 1000,
          levels: [...levels, level].slice(-LEVELS),
        }));
      }, EVERY);
      session.current = { stream, context, recorder, timer };
      recorder.start();
      setState("recording");
    },
    [done, end, rate],
  );

  const start = useCallback((): void => {
    const turn = (wanted.current += 1);
    setTrouble(null);
    setHeard({ seconds: 0, levels: [] });
    setState("asking");
    begin(turn).catch((error: unknown) => {
      if (turn !== wanted.current) return;
      end();
      setState("idle");
      setTrouble(error instanceof Error ? error.message : String(error));
    });
  }, [begin, end]);

  const stop = useCallback((): void => {
    const recorder = session.current?.recorder;
    if (recorder?.state === "recording") recorder.stop();
    else discard();
  }, [discard]);

  return { state, ...heard, trouble, start, stop, discard };
}
