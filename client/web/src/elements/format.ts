/** Numbers, dates and times as scripts ask for them: printf (`%.2f`), named formats (`percent`), moment-like dates. */

const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

const NAMED: Record<string, (value: number) => string> = {
  plain: String,
  localized: (value) => new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 }).format(value),
  percent: (value) =>
    new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 }).format(value),
  dollar: (value) => money(value, "USD"),
  euro: (value) => money(value, "EUR"),
  yen: (value) => money(value, "JPY"),
  accounting: (value) =>
    new Intl.NumberFormat("en", { style: "currency", currency: "USD", currencySign: "accounting" })
      .format(value)
      .replaceAll("$", ""),
  compact: (value) => COMPACT.format(value),
  bytes: (value) => bytes(value),
  scientific: (value) =>
    new Intl.NumberFormat("en", { notation: "scientific", maximumFractionDigits: 3 }).format(value),
  engineering: (value) =>
    new Intl.NumberFormat("en", { notation: "engineering", maximumFractionDigits: 3 }).format(value),
  duration: (value) => duration(value),
};

export function formatNumber(value: number, format: string): string {
  return (NAMED[format] ?? ((number: number) => printf(format, number)))(value);
}

const SPEC = /%([-+ 0#,']*)(\d+)?(?:\.(\d+))?([diufFeEgGsxXob%])/g;

/** C-like formatting of one number; text without a `%` directive is returned as it is. */
export function printf(format: string, value: number): string {
  return format.replace(
    SPEC,
    (_, flags: string, width: string | undefined, precision: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      const digits = precision === undefined ? undefined : Number(precision);
      const body = converted(Math.abs(value), verb, digits, flags);
      const sign =
        value < 0 || Object.is(value, -0) ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
      return padded(sign, body, Number(width ?? 0), flags);
    },
  );
}

function converted(value: number, verb: string, digits: number | undefined, flags: string): string {
  switch (verb) {
    case "d":
    case "i":
    case "u":
      return grouped(String(Math.trunc(value)), flags);
    case "f":
    case "F":
      return grouped(value.toFixed(digits ?? 6), flags);
    case "e":
    case "E":
      return exponent(value.toExponential(digits ?? 6), verb);
    case "g":
    case "G":
      return exponent(String(Number(value.toPrecision(Math.max(1, digits ?? 6)))), verb);
    case "x":
      return Math.trunc(value).toString(16);
    case "X":
      return Math.trunc(value).toString(16).toUpperCase();
    case "o":
      return Math.trunc(value).toString(8);
    case "b":
      return Math.trunc(value).toString(2);
    default:
      return String(value);
  }
}

/** At least two digits of exponent, as C writes it. */
function exponent(text: string, verb: string): string {
  const long = text.replace(/e([+-])(\d)$/, "e$10$2");
  return verb === verb.toUpperCase() ? long.toUpperCase() : long;
}

function grouped(text: string, flags: string): string {
  return /[,']/.test(flags) ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",") : text;
}

function padded(sign: string, body: string, width: number, flags: string): string {
  if (flags.includes("-")) return (sign + body).padEnd(width);
  if (flags.includes("0")) return sign + body.padStart(width - sign.length, "0");
  return (sign + body).padStart(width);
}

function money(value: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(value);
}

function bytes(value: number): string {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  let size = Math.abs(value);
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${value < 0 ? "-" : ""}${Number(size.toFixed(1))}${units[unit]}`;
}

/** Seconds as the two largest units that say something. */
function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return String(seconds);
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["m", 60],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(`${Number(rest.toFixed(3))}s`);
  return (seconds < 0 ? "-" : "") + parts.slice(0, 2).join(" ");
}

const TOKENS =
  /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|Do|DDDD|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|SSSSSS|SSS|A|a|X|x|Z/g;

/** `date` is read in UTC: values of the wire carry the script's own wall clock. */
export function formatDate(date: Date, format: string): string {
  return format.replace(TOKENS, (token, quoted: string | undefined) => quoted ?? part(date, token));
}

function part(date: Date, token: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const named = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options }).format(date);
  const hours = date.getUTCHours();
  switch (token) {
    case "YYYY":
      return String(date.getUTCFullYear()).padStart(4, "0");
    case "YY":
      return two(date.getUTCFullYear() % 100);
    case "MMMM":
      return named({ month: "long" });
    case "MMM":
      return named({ month: "short" });
    case "MM":
      return two(date.getUTCMonth() + 1);
    case "M":
      return String(date.getUTCMonth() + 1);
    case "Do":
      return ordinal(date.getUTCDate());
    case "DD":
      return two(date.getUTCDate());
    case "D":
      return String(date.getUTCDate());
    case "dddd":
      return named({ weekday: "long" });
    case "ddd":
      return named({ weekday: "short" });
    case "HH":
      return two(hours);
    case "H":
      return String(hours);
    case "hh":
      return two(hours % 12 || 12);
    case "h":
      return String(hours % 12 || 12);
    case "mm":
      return two(date.getUTCMinutes());
    case "m":
      return String(date.getUTCMinutes());
    case "ss":
      return two(date.getUTCSeconds());
    case "s":
      return String(date.getUTCSeconds());
    case "SSS":
      return String(date.getUTCMilliseconds()).padStart(3, "0");
    case "SSSSSS":
      return `${String(date.getUTCMilliseconds()).padStart(3, "0")}000`;
    case "A":
      return hours < 12 ? "AM" : "PM";
    case "a":
      return hours < 12 ? "am" : "pm";
    case "X":
      return String(Math.floor(date.getTime() / 1000));
    case "x":
      return String(date.getTime());
    default:
      return token;
  }
}

function ordinal(day: number): string {
  const suffix =
    day % 100 >= 11 && day % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th");
  return `${day}${suffix}`;
}
