import { expect, test } from "vitest";

import { formatDate, formatNumber, printf } from "./format";

test.each([
  ["%d", 3.9, "3"],
  ["%d", -3.9, "-3"],
  ["%.2f", 1.005, "1.00"],
  ["%0.2f", 2, "2.00"],
  ["%05.1f", -2.25, "-02.3"],
  ["%5d|", 42, "   42|"],
  ["%-5d|", 42, "42   |"],
  ["%+d", 7, "+7"],
  ["%e", 12345.678, "1.234568e+04"],
  ["%g", 0.0001, "0.0001"],
  ["%g", 1234567, "1234570"],
  ["%x", 255, "ff"],
  ["%,d", 1234567, "1,234,567"],
  ["%,.2f", 1234.5, "1,234.50"],
  ["%d %%", 50, "50 %"],
  ["$%.1f k", 3.14, "$3.1 k"],
  ["no directive", 1, "no directive"],
])("printf %s of %s", (format, value, expected) => {
  expect(printf(format, value)).toBe(expected);
});

test.each([
  ["percent", 0.256, "25.6%"],
  ["dollar", 1234.5, "$1,234.50"],
  ["compact", 1234567, "1.2M"],
  ["bytes", 1500, "1.5KB"],
  ["accounting", -12, "(12.00)"],
  ["scientific", 12345, "1.235E4"],
  ["duration", 93784, "1d 2h"],
  ["duration", -75.5, "-1m 15.5s"],
])("named format %s", (format, value, expected) => {
  expect(formatNumber(value, format)).toBe(expected);
});

test("dates in the script's own clock", () => {
  const date = new Date(Date.UTC(2024, 2, 1, 15, 4, 5, 6));
  expect(formatDate(date, "YYYY-MM-DD HH:mm:ss.SSS")).toBe("2024-03-01 15:04:05.006");
  expect(formatDate(date, "ddd D MMM YY, h:mm A")).toBe("Fri 1 Mar 24, 3:04 PM");
  expect(formatDate(date, "[year] YYYY [day] Do")).toBe("year 2024 day 1st");
});
