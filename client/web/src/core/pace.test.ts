import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Pace } from "./pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced() {
  const state = { busy: false, sent: 0 };
  const pace = new Pace(
    () => (state.sent += 1),
    () => state.busy,
  );
  return { state, pace };
}

test("the first goes at once, the rest at most every 100 ms", () => {
  const { state, pace } = paced();
  for (let time = 0; time < 300; time += 10) {
    pace.offer();
    vi.advanceTimersByTime(10);
  }
  expect(state.sent).toBeGreaterThanOrEqual(3);
  expect(state.sent).toBeLessThanOrEqual(4);
});

test("nothing goes while a run is going on, and the newest right after it", () => {
  const { state, pace } = paced();
  state.busy = true;
  pace.offer();
  pace.offer();
  vi.advanceTimersByTime(1000);
  expect(state.sent).toBe(0);
  state.busy = false;
  pace.ready();
  expect(state.sent).toBe(1);
  pace.ready();
  vi.advanceTimersByTime(1000);
  expect(state.sent).toBe(1);
});

test("flush sends what waits, also during a run, and cancel forgets it", () => {
  const { state, pace } = paced();
  pace.flush();
  expect(state.sent).toBe(0);
  state.busy = true;
  pace.offer();
  pace.flush();
  expect(state.sent).toBe(1);
  pace.offer();
  pace.cancel();
  state.busy = false;
  pace.ready();
  vi.advanceTimersByTime(1000);
  expect(state.sent).toBe(1);
});
