/**
 * A line for a message: Enter sends it, Shift+Enter begins another line. Where it is pinned, it stays at the foot. Files
 * (chosen, dropped or pasted) and a recording stand above the text until they are sent with it.
 */
import { Textarea } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useDropzone } from "react-dropzone";

import { type Sent } from "@/core/transfers";
import { useBusy, useClient, useTopic, useTransfers } from "@/react/context";
import { Icon } from "@/text/Icon";

import { refusal } from "../file_uploader/sizes";
import { Bars } from "../recorder/Bars";
import { useRecorder } from "../recorder/useRecorder";
import { clock } from "../recorder/wav";
import type { ElementProps, P } from "../registry";
import { Hint } from "../text_input";
import { useDraft } from "../widget/draft";
import { Attached } from "./Attached";

const NONE: readonly Sent[] = [];

export default function ChatInput({ props }: ElementProps<P<"chat_input">>) {
  const client = useClient();
  const busy = useBusy();
  const { text, type, drop } = useDraft(props.id, "");
  const fill = useTopic("fills", ({ fills }) => fills.get(props.id));
  useEffect(() => {
    // Once: what the reader makes of it is the reader's.
    if (fill !== undefined && client.fills.delete(props.id)) type(fill.text);
  }, [client, fill, props.id, type]);
  const [files, setFiles] = useState(NONE);
  const [said, setSaid] = useState(NONE);
  const { id, accept_file: accepts } = props;
  const takesFiles = accepts !== "none";
  const several = accepts === "multiple" || accepts === "directory";
  const audio = `${id}/audio`;
  const sending = [...useTransfers(id), ...useTransfers(audio)];
  const off = props.disabled || (busy && props.submit_mode === "disable");
  const waits = (busy && props.submit_mode !== "submit") || sending.some(({ error }) => error === null);
  const stops = busy && props.submit_mode === "stop";
  const something = text.trim() !== "" || files.length > 0 || said.length > 0;

  const done = useCallback(
    (wav: Blob) => client.transfers.add(audio, [{ file: wav, name: "audio.wav" }], setSaid),
    [client, audio],
  );
  const recorder = useRecorder(props.sample_rate, done);
  const sendable = something && !props.disabled && !waits && recorder.state === "idle";
  const attach = (chosen: readonly File[]): void => {
    client.transfers.dismissFailed(id);
    const wanted = several ? chosen : chosen.slice(-1);
    const taken = wanted.filter((file) => {
      const why = refusal(props, file.name, file);
      if (why !== null) client.transfers.refuse(id, file.name, file.size, why);
      return why === null;
    });
    client.transfers.add(
      id,
      taken.map((file) => ({ file, name: file.webkitRelativePath || file.name })),
      (sent) => setFiles((before) => (several ? [...before, ...sent] : sent.slice(-1))),
    );
  };
  const send = (): void => {
    if (!sendable) return;
    drop();
    const plain = !takesFiles && !props.accept_audio;
    client.trigger(id, plain ? text : [text, files, said]);
    setFiles(NONE);
    setSaid(NONE);
    client.transfers.dismissFailed(id);
    client.transfers.dismissFailed(audio);
  };
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDrop: attach,
    multiple: several,
    disabled: !takesFiles || off,
    noClick: true,
    noKeyboard: true,
    useFsAccessApi: false,
  });
  const remove = (file: string): void => {
    setFiles((before) => before.filter(([each]) => each !== file));
    setSaid((before) => before.filter(([each]) => each !== file));
    client.transfers.takeBack(file);
  };
  const recording = recorder.state === "recording";
  return (
    <div
      // Where nothing can be dropped, its attributes would say that the whole line is disabled.
      {...(takesFiles && !off ? getRootProps() : {})}
      className="fc-chat-input"
      data-disabled={props.disabled || undefined}
      data-active={isDragActive || undefined}
    >
      <Attached
        files={[...files, ...said]}
        transfers={sending}
        trouble={recorder.trouble}
        onRemove={remove}
        onCancel={(key) => {
          client.transfers.cancel(id, key);
          client.transfers.cancel(audio, key);
        }}
      />
      {takesFiles && (
        <>
          <input
            {...getInputProps({
              accept: accepts === "directory" ? undefined : props.types.join(",") || undefined,
            })}
            {...(accepts === "directory" ? { webkitdirectory: "" } : {})}
            aria-label="Files of the message"
            tabIndex={-1}
          />
          <button
            type="button"
            className="fc-icon-button"
            aria-label={
              accepts === "directory" ? "Attach a folder" : several ? "Attach files" : "Attach a file"
            }
            disabled={off}
            onClick={open}
          >
            <Icon icon=":material/attach_file:" />
          </button>
        </>
      )}
      {recording ? (
        <span className="fc-chat-recording">
          <Bars peaks={recorder.levels} />
          <span className="fc-record-time" role="timer">
            {clock(recorder.seconds)}
          </span>
          <button
            type="button"
            className="fc-icon-button"
            aria-label="Discard recording"
            onClick={recorder.discard}
          >
            <Icon icon=":material/close:" />
          </button>
        </span>
      ) : (
        <Textarea
          aria-label={props.label === "" ? "Message" : props.label}
          placeholder={props.label}
          value={text}
          autosize
          minRows={typeof props.height === "number" ? Math.max(1, Math.floor(props.height / 24)) : 1}
          maxRows={8}
          maxLength={props.max_chars ?? undefined}
          disabled={off}
          onChange={(event) => type(event.currentTarget.value)}
          onPaste={(event) => {
            const pasted = [...event.clipboardData.files];
            if (!takesFiles || pasted.length === 0) return;
            event.preventDefault();
            attach(pasted);
          }}
          onKeyDown={(event) => {
            // Enter that ends a composition (of Japanese, say) is part of the text.
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
      )}
      {props.max_chars !== null && text !== "" && (
        <Hint dirty={false} length={text.length} max={props.max_chars} />
      )}
      {props.accept_audio && said.length === 0 && (
        <button
          type="button"
          className="fc-icon-button"
          data-on={recording || undefined}
          aria-label={recording ? "Stop recording" : "Record"}
          disabled={off || recorder.state === "asking" || recorder.state === "making"}
          onClick={recording ? recorder.stop : recorder.start}
        >
          <Icon icon={recording ? ":material/stop_circle:" : ":material/mic:"} />
        </button>
      )}
      {stops ? (
        <button type="button" className="fc-send" aria-label="Stop" onClick={() => client.stopRun()}>
          <Icon icon=":material/stop:" />
        </button>
      ) : (
        <button
          type="button"
          className="fc-send"
          aria-label="Send message"
          disabled={!sendable}
          onClick={send}
        >
          <Icon icon=":material/arrow_upward:" />
        </button>
      )}
    </div>
  );
}
