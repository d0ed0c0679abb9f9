import { expect, test } from "vitest";

import { embedded } from "./embedded";

const plain = { start_time: 0, end_time: null, loop: false, autoplay: false, muted: false };
const source = "https://www.youtube.com/embed/abcdefghijk";

test("an address says nothing that was not asked for", () => {
  expect(embedded({ ...plain, source })).toBe(source);
});

test("times, loops and sound are told", () => {
  const all = embedded({ source, start_time: 5, end_time: 9, loop: true, autoplay: true, muted: true });
  expect(Object.fromEntries(new URL(all).searchParams)).toEqual({
    start: "5",
    end: "9",
    loop: "1",
    playlist: "abcdefghijk",
    autoplay: "1",
    mute: "1",
  });
});
