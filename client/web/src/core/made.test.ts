import { afterEach, describe, expect, it, vi } from "vitest";

import { makeFile } from "./made";

const answering = (body: string) => {
  const fetched = vi.fn(() => Promise.resolve(new Response(body)));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

describe("a file that is made when it is asked for", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("has an address once it is made", async () => {
    const fetched = answering('{"file": "/there"}');
    expect(await makeFile("/secret", "a&b")).toBe("/there");
    expect(fetched).toHaveBeenCalledWith("/secret/make?widget=a%26b", { method: "POST" });
  });

  it("tells why there is none", async () => {
    answering('{"error": "ValueError: no"}');
    await expect(makeFile("/secret", "w")).rejects.toThrow("ValueError: no");
    answering("<html>");
    await expect(makeFile("/secret", "w")).rejects.toThrow("connection was lost");
  });
});
