/** A screencast: what the reader chooses to share of the screen, as a video for download. It stays in the browser. */

export interface Recording {
  readonly stop: () => void;
}

export interface Recorded {
  readonly address: string;
  readonly name: string;
}

const FORMS = ["video/webm;codecs=vp9", "video/webm", "video/mp4"];

export function canRecord(): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getDisplayMedia === "function" && typeof MediaRecorder !== "undefined";
}

/** Asks the reader what to share; `done` hears when it is over, however it ends. */
export async function record(
  sound: boolean,
  title: string,
  done: (made: Recorded) => void,
): Promise<Recording> {
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  const voice = sound ? await microphone() : null;
  const stream = new MediaStream([...screen.getTracks(), ...(voice?.getAudioTracks() ?? [])]);
  const form = FORMS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, form === undefined ? {} : { mimeType: form });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) parts.push(data);
  };
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    const type = recorder.mimeType === "" ? "video/webm" : recorder.mimeType;
    const address = URL.createObjectURL(new Blob(parts, { type }));
    done({ address, name: fileName(title, type) });
  };
  const stop = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  // The browser has a button of its own to stop sharing.
  for (const track of screen.getVideoTracks()) track.addEventListener("ended", stop);
  recorder.start(1000);
  return { stop };
}

/** Without leave to hear, the screencast is silent. */
async function microphone(): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return null;
  }
}

export function fileName(title: string, type: string, now = new Date()): string {
  const plain = title
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  const stamp = now.toISOString().slice(0, 16).replace(/[:T]/g, "-");
  return `${plain === "" ? "screencast" : plain}-${stamp}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
}
