/** A microphone: press to record, press to stop; the recording can be listened to, and taken back. */
import { useCallback, useRef } from "react";

import type { Sent } from "@/core/transfers";
import { useClient } from "@/react/context";
import { Icon } from "@/text/Icon";

import { useFiles } from "../file_uploader/useFiles";
import type { ElementProps, P } from "../registry";
import { Bars } from "../recorder/Bars";
import { Player } from "../recorder/Player";
import { useRecorder } from "../recorder/useRecorder";
import { clock } from "../recorder/wav";
import { Frame, useNames } from "../widget/Frame";

export default function AudioInput({ props }: ElementProps<P<"audio_input">>) {
  const client = useClient();
  const names = useNames();
  const last = useRef<Blob | null>(null);
  const arrived = useCallback(
    ([sent]: readonly Sent[]) => {
      if (sent !== undefined && last.current !== null) client.transfers.recorded.set(sent[0], last.current);
    },
    [client],
  );
  const { files, transfers, add, remove, cancel } = useFiles(props, false, arrived);
  const done = useCallback(
    (wav: Blob) => {
      last.current = wav;
      add([{ file: wav, name: "audio.wav" }]);
    },
    [add],
  );
  const recorder = useRecorder(props.sample_rate, done);
  const [file] = files;
  const [sending] = transfers;
  const failed = sending?.error ?? null;
  const recording = recorder.state === "recording";
  const busy = recorder.state === "making" || (sending !== undefined && failed === null);
  const wav = file === undefined ? undefined : client.transfers.recorded.get(file[0]);
  const away = (): void => {
    if (sending !== undefined) cancel(sending.key);
    if (file !== undefined) remove(file[0]);
  };
  return (
    <Frame props={props} names={names} group error={recorder.trouble ?? failed}>
      <div className="fc-audio-input">
        {file === undefined || recording || busy ? (
          <>
            <button
              type="button"
              className="fc-record"
              id={names.input}
              data-on={recording || undefined}
              disabled={props.disabled || busy || recorder.state === "asking"}
              aria-label={recording ? "Stop recording" : "Record"}
              aria-describedby={names.label}
              onClick={recording ? recorder.stop : recorder.start}
            >
              <Icon icon={recording ? ":material/stop:" : ":material/mic:"} />
            </button>
            {recording ? (
              <Bars peaks={recorder.levels} />
            ) : (
              <span className="fc-bars fc-bars-none">{said(recorder.state, busy)}</span>
            )}
            <span className="fc-record-time" role={recording ? "timer" : undefined}>
              {clock(recording ? recorder.seconds : 0)}
            </span>
          </>
        ) : (
          <>
            {wav === undefined ? (
              <span className="fc-bars fc-bars-none">{file[1]}</span>
            ) : (
              <Player wav={wav} label="recording" />
            )}
            {!props.disabled && (
              <>
                <button
                  type="button"
                  className="fc-icon-button"
                  aria-label="Record again"
                  onClick={recorder.start}
                >
                  <Icon icon=":material/mic:" />
                </button>
                <button type="button" className="fc-icon-button" aria-label="Remove recording" onClick={away}>
                  <Icon icon=":material/delete:" />
                </button>
              </>
            )}
          </>
        )}
      </div>
    </Frame>
  );
}

function said(state: string, busy: boolean): string {
  if (busy) return "Sending…";
  return state === "asking" ? "Waiting for the microphone…" : "";
}
