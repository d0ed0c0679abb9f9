/** Sound as WAV: one channel of 16-bit samples. */

const HEADER = 44;

export function encoded(samples: Float32Array, rate: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2));
  const text = (at: number, letters: string): void => {
    for (let index = 0; index < letters.length; index += 1)
      view.setUint8(at + index, letters.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, HEADER - 8 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, at) => {
    const loud = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER + at * 2, loud < 0 ? loud * 0x8000 : loud * 0x7fff, true);
  });
  return view.buffer;
}

/** How loud each of `count` equal parts is (0 to 1), and how many seconds there are. */
export function outline(wav: ArrayBuffer, count: number): { peaks: number[]; seconds: number } {
  const view = new DataView(wav);
  const rate = view.getUint32(24, true);
  const samples = Math.floor((wav.byteLength - HEADER) / 2);
  const part = Math.max(1, samples / count);
  const peaks = Array.from({ length: Math.min(count, samples) }, (_, at) => {
    let peak = 0;
    for (let each = Math.floor(at * part); each < Math.min(samples, Math.floor((at + 1) * part)); each += 1)
      peak = Math.max(peak, Math.abs(view.getInt16(HEADER + each * 2, true)));
    return peak / 0x8000;
  });
  return { peaks, seconds: rate > 0 ? samples / rate : 0 };
}

/** What a browser has recorded, at `rate` samples a second; null leaves the rate to the browser. */
export async function wavOf(recorded: Blob, rate: number | null): Promise<Blob> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await recorded.arrayBuffer());
    const target = rate ?? sound.sampleRate;
    const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * target)), target);
    const source = offline.createBufferSource();
    source.buffer = sound;
    source.connect(offline.destination);
    source.start();
    const rendered = await offline.startRendering();
    return new Blob([encoded(rendered.getChannelData(0), target)], { type: "audio/wav" });
  } finally {
    void context.close();
  }
}

/** `1:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
