/** Colours as `#rrggbb`, mixed and measured: what a theme leaves unsaid follows from what it says. */

export type Scheme = "light" | "dark";

/** The three channels from 0 to 255; what it lets through is not looked at. */
export function channels(hex: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (hex.slice(1, 7).match(/../g) ?? []).map((pair) =>
    parseInt(pair, 16),
  );
  return [red, green, blue];
}

/** So much of `other` in `one`, from 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)];
  return hex(from.map((part, index) => part + ((to[index] ?? part) - part) * share));
}

/** A colour that lets something through, as it looks on a ground. */
export function over(color: string, ground: string): string {
  const opacity = color.length === 9 ? parseInt(color.slice(7), 16) / 255 : 1;
  return mix(ground, color.slice(0, 7), opacity);
}

export function withOpacity(color: string, opacity: number): string {
  return `${color.slice(0, 7)}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}

/** As WCAG measures it, from 0 (black) to 1. */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

export function schemeOf(ground: string): Scheme {
  return luminance(ground) < 0.18 ? "dark" : "light";
}

/** Black or white, whichever is easier to read on it. */
export function inkOn(ground: string): string {
  return contrast(ground, "#ffffff") >= contrast(ground, "#101417") ? "#ffffff" : "#101417";
}

/** The colour, moved towards `ink` until it can be read on every ground. */
export function readable(color: string, grounds: readonly string[], ink: string, least = 4.5): string {
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(color, ink, share);
    if (grounds.every((ground) => contrast(moved, ground) >= least)) return moved;
  }
  return ink;
}

function hex(parts: readonly number[]): string {
  return `#${parts
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
