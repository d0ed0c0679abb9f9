import { expect, test } from "vitest";

import { trouble, unaskable } from "./trouble";
import { clock, encoded, outline } from "./wav";

test("sound becomes a WAV file of 16-bit samples", () => {
  const wav = encoded(new Float32Array([0, 1, -1, 2, -0.5]), 8000);
  const view = new DataView(wav);
  const text = (at: number, length: number): string =>
    String.fromCharCode(...new Uint8Array(wav.slice(at, at + length)));
  expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(["RIFF", "WAVEfmt ", "data"]);
  expect([view.getUint32(4, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([
    46, 8000, 10,
  ]);
  expect([0, 1, 2, 3, 4].map((at) => view.getInt16(44 + at * 2, true))).toEqual([
    0, 32767, -32768, 32767, -16384,
  ]);
});

test("the outline tells how loud the parts are", () => {
  const { peaks, seconds } = outline(encoded(new Float32Array([0, 0.5, 0, -1]), 4), 2);
  expect(peaks.map((peak) => Math.round(peak * 10) / 10)).toEqual([0.5, 1]);
  expect(seconds).toBe(1);
  expect(outline(encoded(new Float32Array(), 8000), 50)).toEqual({ peaks: [], seconds: 0 });
});

test("times are minutes and seconds", () => {
  expect([0, 9.9, 65, 3600].map(clock)).toEqual(["0:00", "0:09", "1:05", "60:00"]);
});

test("what is wrong with a device is told in words", () => {
  const failed = (name: string) => Object.assign(new Error("x"), { name });
  expect(trouble("camera", failed("NotAllowedError"))).toContain("The camera is not allowed for this page");
  expect(trouble("microphone", failed("NotFoundError"))).toBe("No microphone was found.");
  expect(trouble("camera", failed("Other"))).toBe("The camera cannot be used: x");
  expect(unaskable("camera", { secure: false, devices: false })).toContain("https://");
  expect(unaskable("camera", { secure: true, devices: false })).toContain("This browser");
  expect(unaskable("camera", { secure: true, devices: true })).toBeNull();
});
