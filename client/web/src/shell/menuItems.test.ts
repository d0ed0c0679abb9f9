import { expect, test } from "vitest";

import { hasItems, menuItems } from "./menuItems";

test("developers get everything, viewers what is not for developers", () => {
  expect(menuItems("developer", null)).toMatchObject({
    developer: true,
    rerun: true,
    about: true,
    help: null,
  });
  expect(menuItems("viewer", null)).toMatchObject({
    developer: false,
    rerun: true,
    record: true,
    settings: true,
  });
});

test("the minimal menu has what the script puts there, and is gone without", () => {
  expect(hasItems(menuItems("minimal", null))).toBe(false);
  expect(hasItems(menuItems("minimal", { "get help": null, about: null }))).toBe(false);
  const items = menuItems("minimal", { "report a bug": "mailto:a@b.c", about: "# Mine" });
  expect(items).toMatchObject({
    bug: "mailto:a@b.c",
    about: true,
    rerun: false,
    print: false,
    settings: true,
  });
  expect(hasItems(items)).toBe(true);
});

test("addresses that are none of the web or of mail are no links", () => {
  expect(menuItems("viewer", { "get help": "javascript:alert(1)" }).help).toBeNull();
  expect(menuItems("viewer", { "get help": "https://example.org" }).help).toBe("https://example.org");
});
