/** From the question what to record, over the sign that it goes on, to the film for download. */
import { Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import { Dialog } from "./Dialog";
import { canRecord, record, type Recorded, type Recording } from "./recording";

interface Props {
  asked: boolean;
  onClose: () => void;
}

export function Screencast({ asked, onClose }: Props) {
  const [sound, setSound] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [going, setGoing] = useState<Recording | null>(null);
  const [made, setMade] = useState<Recorded | null>(null);
  const start = (): void => {
    setProblem(null);
    record(sound, document.title, (film) => {
      setGoing(null);
      setMade(film);
    }).then(
      (recording) => {
        setGoing(recording);
        onClose();
      },
      (error: unknown) => setProblem(reasonOf(error)),
    );
  };
  if (made !== null) return <Film made={made} onClose={() => setMade(null)} />;
  if (going !== null) return <Going recording={going} />;
  if (!asked) return null;
  return (
    <Dialog title="Record a screencast" onClose={onClose}>
      {canRecord() ? (
        <>
          <p>
            Your browser asks which screen, window or tab to record. The film stays in this tab until you
            download it.
          </p>
          <Checkbox
            label="Record the microphone, too"
            checked={sound}
            onChange={(event) => setSound(event.currentTarget.checked)}
          />
          {problem !== null && <p role="alert">{problem}</p>}
          <div className="fc-dialog-buttons">
            <button type="button" className="fc-button" onClick={onClose}>
              Cancel
            </button>
            <button type="button" className="fc-button" data-type="primary" data-autofocus onClick={start}>
              Start recording
            </button>
          </div>
        </>
      ) : (
        <p>
          This browser cannot record its screen: a recent Chrome, Edge, Firefox or Safari on a computer can,
          on a page that comes from this machine or over HTTPS.
        </p>
      )}
    </Dialog>
  );
}

function Going({ recording }: { recording: Recording }) {
  return (
    <div className="fc-recording" role="status">
      <span className="fc-recording-dot" aria-hidden="true" />
      Recording
      <button type="button" className="fc-link-button" onClick={recording.stop}>
        Stop
      </button>
    </div>
  );
}

function Film({ made, onClose }: { made: Recorded; onClose: () => void }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.focus();
    return () => URL.revokeObjectURL(made.address);
  }, [made]);
  return (
    <Dialog title="Your screencast" onClose={onClose} size={640}>
      <video className="fc-film" src={made.address} controls aria-label="The screencast" />
      <div className="fc-dialog-buttons">
        <a ref={link} className="fc-button" data-type="primary" href={made.address} download={made.name}>
          Download
        </a>
      </div>
    </Dialog>
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === "NotAllowedError")
    return "Nothing was recorded: the browser was not given leave.";
  return `Nothing was recorded: ${error instanceof Error ? error.message : String(error)}`;
}
