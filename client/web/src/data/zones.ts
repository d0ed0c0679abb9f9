/** Instants and the clocks of zones. A wall clock is held as a date whose UTC parts are what the clock shows. */

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** What a clock of the zone shows at an instant; that of UTC where the browser does not know the zone. */
export function wallOf(instant: number, zone: string): Date {
  return new Date(instant + offset(instant, zone));
}

/** When a clock of the zone shows this. */
export function instantOf(wall: Date, zone: string): number {
  const shown = wall.getTime();
  const guess = shown - offset(shown, zone);
  // Near a change of the clock the first guess may be an hour off.
  return shown - offset(guess, zone);
}

function offset(instant: number, zone: string): number {
  if (zone === "UTC" || Number.isNaN(instant)) return 0;
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    return (fixed[1] === "-" ? -minutes : minutes) * 60_000;
  }
  const format = formatOf(zone);
  if (format === null) return 0;
  const whole = Math.floor(instant / 1000) * 1000;
  return new Date(`${format.format(whole).replace(" ", "T")}Z`).getTime() - whole;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  } catch {
    // A zone that the browser does not know; UTC is the honest fallback.
  }
  formats.set(zone, format);
  return format;
}
