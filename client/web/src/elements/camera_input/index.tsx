/** What the camera sees, and a button that takes a photo of it; the photo stays until the reader clears it. */
import { useCallback, useEffect, useRef, useState } from "react";

import type { Sent } from "@/core/transfers";
import { useClient } from "@/react/context";
import { Icon } from "@/text/Icon";

import { useFiles } from "../file_uploader/useFiles";
import type { ElementProps, P } from "../registry";
import { useObjectUrl } from "../recorder/useObjectUrl";
import { Frame, useNames } from "../widget/Frame";
import { useCamera, type Facing } from "./useCamera";

const QUALITY = 0.92;

export default function CameraInput({ props }: ElementProps<P<"camera_input">>) {
  const client = useClient();
  const names = useNames();
  const video = useRef<HTMLVideoElement>(null);
  const [taken, setTaken] = useState<Blob | null>(null);
  const [facing, setFacing] = useState<Facing>("user");
  const arrived = useCallback(
    ([sent]: readonly Sent[]) => {
      if (sent !== undefined && taken !== null) client.transfers.recorded.set(sent[0], taken);
      setTaken(null);
    },
    [client, taken],
  );
  const { files, transfers, add, remove, cancel } = useFiles(props, false, arrived);
  const [file] = files;
  const [sending] = transfers;
  const failed = sending?.error ?? null;
  const looking = !props.disabled && file === undefined && taken === null;
  const camera = useCamera(looking, props.resolution, facing);
  const { stream } = camera;
  const shown = taken ?? (file === undefined ? null : (client.transfers.recorded.get(file[0]) ?? null));
  const url = useObjectUrl(shown);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  const sent = useRef(add);
  useEffect(() => {
    sent.current = add;
  }, [add]);
  // Once it is known to be there: what arrives is then known to be of it.
  useEffect(() => {
    if (taken !== null) sent.current([{ file: taken, name: `photo-${stamp()}.jpg` }]);
  }, [taken]);
  const take = (): void => {
    const seen = video.current;
    if (seen === null || seen.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [seen.videoWidth, seen.videoHeight];
    canvas.getContext("2d")?.drawImage(seen, 0, 0);
    canvas.toBlob(setTaken, "image/jpeg", QUALITY);
  };
  const clear = (): void => {
    if (sending !== undefined) cancel(sending.key);
    if (file !== undefined) remove(file[0]);
    setTaken(null);
  };
  const busy = taken !== null && failed === null;
  return (
    <Frame props={props} names={names} group error={camera.trouble ?? failed}>
      <div className="fc-camera">
        <div className="fc-camera-view">
          {url !== undefined ? (
            <img src={url} alt="The photo that was taken" />
          ) : stream !== null ? (
            <video ref={video} autoPlay playsInline muted aria-label="What the camera sees" />
          ) : (
            <span className="fc-camera-none">
              <Icon icon={file === undefined ? ":material/photo_camera:" : ":material/image:"} />
              <small>{words(file, looking, camera.trouble)}</small>
            </span>
          )}
          {stream !== null && camera.several && (
            <button
              type="button"
              className="fc-icon-button fc-camera-turn"
              aria-label="Another camera"
              onClick={() => setFacing(facing === "user" ? "environment" : "user")}
            >
              <Icon icon=":material/cameraswitch:" />
            </button>
          )}
        </div>
        {looking ? (
          <button
            type="button"
            className="fc-button"
            id={names.input}
            aria-describedby={names.label}
            disabled={stream === null && camera.trouble === null}
            onClick={camera.trouble === null ? take : camera.retry}
          >
            {camera.trouble === null ? "Take photo" : "Try again"}
          </button>
        ) : (
          <button
            type="button"
            className="fc-button"
            id={names.input}
            aria-describedby={names.label}
            disabled={props.disabled || busy}
            onClick={clear}
          >
            {props.disabled ? "Take photo" : busy ? "Sending…" : "Clear photo"}
          </button>
        )}
      </div>
    </Frame>
  );
}

function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(":", "-");
}

function words(file: Sent | undefined, looking: boolean, trouble: string | null): string {
  if (file !== undefined) return file[1];
  return looking && trouble === null ? "Waiting for the camera…" : "";
}
