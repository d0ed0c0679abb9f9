import { afterEach, beforeEach, expect, test, vi } from "vitest";

import {
  Connection,
  type ConnectionState,
  FIRST_DELAY,
  LONGEST_DELAY,
  PING_EVERY,
  PONG_WITHIN,
} from "./connection";
import { FakeSocket } from "./testing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function started() {
  const sockets: FakeSocket[] = [];
  const states: ConnectionState[] = [];
  const frames: Uint8Array[] = [];
  const connection = new Connection({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    onOpen: () => undefined,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    ping: () => new Uint8Array([0x81, 0xa4, 0x70, 0x69, 0x6e, 0x67, 0x01]),
    random: () => 0.5,
  });
  connection.start();
  return { connection, sockets, states, frames, last: () => sockets.at(-1) ?? new FakeSocket() };
}

test("a lost socket is tried again, each time later, up to a limit", () => {
  const { sockets, states, last } = started();
  last().open();
  expect(states).toEqual(["connecting", "open"]);
  for (const [attempt, delay] of [250, 500, 1000, 2000, 4000, 8000, 8000].entries()) {
    last().lose();
    vi.advanceTimersByTime(delay - 1);
    expect(sockets).toHaveLength(attempt + 1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(attempt + 2);
  }
  expect([FIRST_DELAY, LONGEST_DELAY]).toEqual([250, 8000]);
});

test("a frame makes the pause short again", () => {
  const { sockets, last } = started();
  for (let time = 0; time < 4; time += 1) {
    last().lose();
    vi.advanceTimersByTime(LONGEST_DELAY);
  }
  last().open();
  last().says({ type: "pong", nonce: 1 });
  const before = sockets.length;
  last().lose();
  vi.advanceTimersByTime(FIRST_DELAY);
  expect(sockets).toHaveLength(before + 1);
});

test("silence after a ping counts as lost", () => {
  const { states, last } = started();
  last().open();
  vi.advanceTimersByTime(PING_EVERY);
  expect(last().sent).toHaveLength(1);
  vi.advanceTimersByTime(PONG_WITHIN);
  expect(states.at(-1)).toBe("lost");
});

test("an answer keeps it open", () => {
  const { states, last } = started();
  last().open();
  for (let time = 0; time < 5; time += 1) {
    vi.advanceTimersByTime(PING_EVERY);
    last().says({ type: "pong", nonce: 1 });
  }
  expect(states.at(-1)).toBe("open");
});

test("retryNow does not wait, and only when lost", () => {
  const { connection, sockets, last } = started();
  connection.retryNow();
  expect(sockets).toHaveLength(1);
  last().lose();
  connection.retryNow();
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(LONGEST_DELAY);
  expect(sockets).toHaveLength(2);
});

test("what an old socket still says is not heard, and a closed connection stays closed", () => {
  const { connection, sockets, states, frames, last } = started();
  const old = last();
  const listener = old.onmessage;
  old.lose();
  vi.advanceTimersByTime(FIRST_DELAY);
  listener?.({ data: new ArrayBuffer(1) });
  expect(frames).toHaveLength(0);
  connection.close();
  vi.advanceTimersByTime(LONGEST_DELAY);
  expect(sockets).toHaveLength(2);
  expect(states.at(-1)).toBe("closed");
  expect(connection.send(new Uint8Array(1))).toBe(false);
});
