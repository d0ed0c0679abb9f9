import { expect, test } from "vitest";

import { calendarText, distanceText } from "../elements/dataframe/moments";
import { instantOf, wallOf } from "./zones";

const wall = (text: string): Date => new Date(`${text}Z`);

test("clocks of zones, on both sides of a change of the clock", () => {
  const instant = Date.UTC(2026, 5, 1, 10);
  expect(wallOf(instant, "Europe/Berlin")).toEqual(wall("2026-06-01T12:00:00"));
  expect(wallOf(instant + 250, "+05:30")).toEqual(wall("2026-06-01T15:30:00.250"));
  expect(wallOf(instant, "Nowhere/At_All")).toEqual(new Date(instant));
  for (const month of [0, 2, 6, 9]) {
    const then = Date.UTC(2026, month, 29, 12);
    expect(instantOf(wallOf(then, "America/New_York"), "America/New_York")).toBe(then);
  }
});

test("moments from now, and by the day", () => {
  const now = Date.UTC(2026, 10, 21, 12);
  expect(distanceText(wall("2026-11-21T10:00:00"), "datetime", "UTC", now)).toBe("2 hours ago");
  expect(distanceText(wall("2027-11-25T10:00:00"), "datetime", "UTC", now)).toBe("next year");
  expect(distanceText(wall("2026-11-22T00:00:00"), "date", null, now)).toBe("tomorrow");
  const today = new Date(2026, 10, 21, 12);
  expect(calendarText(wall("2026-11-21T10:05:00"), "datetime", today)).toBe("Today at 10:05 AM");
  expect(calendarText(wall("2026-11-18T10:05:00"), "date", today)).toBe("Last Wednesday");
  expect(calendarText(wall("2026-10-01T00:00:00"), "datetime", today)).toBe("10/1/2026");
});
