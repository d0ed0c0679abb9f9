import { expect, test } from "vitest";

import { fileName } from "./recording";

test("a screencast is called after the page and the moment", () => {
  const now = new Date("2024-05-31T08:15:30Z");
  expect(fileName("Wörter & Zahlen!", "video/webm", now)).toBe("wörter-zahlen-2024-05-31-08-15.webm");
  expect(fileName("🎈", "video/mp4;codecs=avc1", now)).toBe("screencast-2024-05-31-08-15.mp4");
});
