/** Dates and times as a reader says them: in the browser's language, from now, by the day. Walls are held in UTC. */
import { instantOf } from "@/data/zones";

type MomentType = "date" | "time" | "datetime";

const STYLES: Record<MomentType, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: "medium" },
  time: { timeStyle: "medium" },
  datetime: { dateStyle: "medium", timeStyle: "medium" },
};

export function localizedText(wall: Date, type: MomentType): string {
  return new Intl.DateTimeFormat(undefined, { ...STYLES[type], timeZone: "UTC" }).format(wall);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** Without a zone, the clock is that of the reader. */
export function distanceText(wall: Date, type: MomentType, zone: string | null, now = Date.now()): string {
  const instant = zone === null ? localInstant(wall) : instantOf(wall, zone);
  // A day is no moment: it is as far from today as the days between.
  const distance = type === "date" ? daysFromToday(wall, new Date(now)) * DAY : instant - now;
  const [unit, size] = UNITS.find(([, least]) => Math.abs(distance) >= least * 0.95) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(distance / size), unit);
}

export function calendarText(wall: Date, type: MomentType, now = new Date()): string {
  const clock = new Intl.DateTimeFormat("en", { timeStyle: "short", timeZone: "UTC" }).format(wall);
  if (type === "time") return clock;
  const days = daysFromToday(wall, now);
  const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(wall);
  const name =
    days === 0
      ? "Today"
      : days === 1
        ? "Tomorrow"
        : days === -1
          ? "Yesterday"
          : days > 1 && days < 7
            ? weekday
            : days < -1 && days > -7
              ? `Last ${weekday}`
              : null;
  if (name === null) return new Intl.DateTimeFormat("en-US", { timeZone: "UTC" }).format(wall);
  return type === "date" ? name : `${name} at ${clock}`;
}

const DAY = 86_400_000;

function daysFromToday(wall: Date, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.floor((wall.getTime() - today) / DAY);
}

function localInstant(wall: Date): number {
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  ).getTime();
}
