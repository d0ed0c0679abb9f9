/** Typed text to a number within its bounds, and the next number a step away. */

export interface Bounds {
  readonly data_type: "int" | "float";
  readonly default: number | null;
  readonly step: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly required: boolean;
}

export type Parsed =
  { readonly value: number | null; readonly error: null } | { readonly value: null; readonly error: string };

export function parsed(text: string, bounds: Bounds): Parsed {
  const plain = text.trim().replaceAll(",", "").replaceAll("_", "");
  if (plain === "") {
    // Empty is None where the script began with None, else it falls back to the default.
    return bounds.default === null && bounds.required
      ? wrong("Please enter a number.")
      : { value: bounds.default, error: null };
  }
  const number = Number(/[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/i.exec(plain)?.[0] ?? "x");
  if (!Number.isFinite(number)) return wrong("This is not a number.");
  const value = bounds.data_type === "int" ? Math.trunc(number) : number;
  if (bounds.min !== null && value < bounds.min) return wrong(`Must be at least ${bounds.min}.`);
  if (bounds.max !== null && value > bounds.max) return wrong(`Must be at most ${bounds.max}.`);
  return { value, error: null };
}

export function stepped(value: number | null, direction: 1 | -1, bounds: Bounds): number {
  const start =
    value ?? (direction === 1 ? (bounds.min ?? 0) - bounds.step : (bounds.max ?? 0) + bounds.step);
  const next = rounded(start + direction * bounds.step, Math.max(decimals(start), decimals(bounds.step)));
  return Math.min(bounds.max ?? Infinity, Math.max(bounds.min ?? -Infinity, next));
}

function wrong(error: string): Parsed {
  return { value: null, error };
}

/** 0.1 + 0.2 is meant to be 0.3. */
function rounded(value: number, digits: number): number {
  return Number(value.toFixed(Math.min(digits, 20)));
}

function decimals(value: number): number {
  const [mantissa, exponent] = String(value).split("e");
  return Math.max(0, (mantissa?.split(".")[1]?.length ?? 0) - Number(exponent ?? 0));
}
