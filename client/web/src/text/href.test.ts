import { expect, test } from "vitest";

import { safeHref } from "./href";

test.each([
  "https://a.org/x?y#z",
  "http://a.org",
  "mailto:a@b.org",
  "tel:+123",
  "/page",
  "page",
  "#here",
  "?a=1",
])("%s may be opened", (url) => expect(safeHref(url, "http://app/")).toBe(url));

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " \tjavascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:http://app/x",
  "http://[",
])("%j may not", (url) => expect(safeHref(url, "http://app/")).toBeUndefined());
