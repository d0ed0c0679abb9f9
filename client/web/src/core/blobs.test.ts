import { expect, test, vi } from "vitest";

import { Blobs } from "./blobs";

test("each digest is fetched once, from its newest address", async () => {
  const fetch = vi.fn((address: string) => Promise.resolve(new TextEncoder().encode(address).buffer));
  const blobs = new Blobs(fetch);
  blobs.learn({ d: "/old" });
  blobs.learn({ d: "/new" });
  const [first, second] = await Promise.all([blobs.load("d"), blobs.load("d")]);
  expect(new TextDecoder().decode(first)).toBe("/new");
  expect(second).toBe(first);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a failure is told and may be tried again", async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new Error("gone")).mockResolvedValueOnce(new ArrayBuffer(3));
  const blobs = new Blobs(fetch);
  await expect(blobs.load("unknown")).rejects.toThrow("no address");
  blobs.learn({ d: "/d" });
  await expect(blobs.load("d")).rejects.toThrow("gone");
  await expect(blobs.load("d")).resolves.toHaveProperty("byteLength", 3);
});
