import { describe, expect, test } from "vitest";

import { Transfers, type Send, type Sent } from "./transfers";

/** A server that answers when the test says so. */
function server(): {
  send: Send;
  asked: string[];
  answer: (at: number, id: string) => Promise<void>;
  fail: (at: number, why: string) => Promise<void>;
  progress: (at: number, part: number) => void;
  aborted: number[];
} {
  const asked: string[] = [];
  const aborted: number[] = [];
  const waiting: {
    resolve: (id: string) => void;
    reject: (error: Error) => void;
    tell: (part: number) => void;
  }[] = [];
  const send: Send = (address, _file, tell) => {
    const at = asked.push(address) - 1;
    const id = new Promise<string>((resolve, reject) => waiting.push({ resolve, reject, tell }));
    return { id, abort: () => aborted.push(at) };
  };
  const soon = () => new Promise<void>((resolve) => setTimeout(resolve));
  return {
    send,
    asked,
    aborted,
    answer: (at, id) => (waiting[at]?.resolve(id), soon()),
    fail: (at, why) => (waiting[at]?.reject(new Error(why)), soon()),
    progress: (at, part) => waiting[at]?.tell(part),
  };
}

const file = (size: number) => ({ size, type: "text/plain" }) as Blob;

describe("transfers", () => {
  test("all files of a widget arrive together, in the order in which they were chosen", async () => {
    const { send, asked, answer } = server();
    const transfers = new Transfers(() => "/up/token", send);
    const arrived: (readonly Sent[])[] = [];
    const files = [
      { file: file(3), name: "a b.txt" },
      { file: file(4), name: "c.txt" },
    ];
    transfers.add("w", files, (sent) => arrived.push(sent));
    expect(asked[0]).toBe("/up/token?widget=w&name=a+b.txt");
    await answer(1, "two");
    expect(arrived).toEqual([]);
    expect(transfers.of("w")).toHaveLength(2);
    await answer(0, "one");
    expect(arrived).toEqual([
      [
        ["one", "a b.txt", 3],
        ["two", "c.txt", 4],
      ],
    ]);
    expect(transfers.of("w")).toEqual([]);
  });

  test("one that fails stays with the reason, and the others arrive", async () => {
    const { send, answer, fail } = server();
    const transfers = new Transfers(() => "/up", send);
    const arrived: (readonly Sent[])[] = [];
    const files = [
      { file: file(1), name: "a" },
      { file: file(1), name: "b" },
    ];
    transfers.add("w", files, (sent) => arrived.push(sent));
    await answer(0, "one");
    await fail(1, "too large");
    expect(arrived).toEqual([[["one", "a", 1]]]);
    expect(transfers.of("w")).toMatchObject([{ name: "b", error: "too large" }]);
    transfers.dismissFailed("w");
    expect(transfers.of("w")).toEqual([]);
  });

  test("one that is cancelled is aborted and never arrives", async () => {
    const { send, answer, aborted } = server();
    const transfers = new Transfers(() => "", send);
    const arrived: (readonly Sent[])[] = [];
    transfers.add("w", [{ file: file(1), name: "a" }], (sent) => arrived.push(sent));
    transfers.cancel("w", transfers.of("w")[0]?.key ?? 0);
    await answer(0, "late");
    expect(aborted).toEqual([0]);
    expect(arrived).toEqual([]);
  });

  test("listeners hear of progress; another session forgets everything", () => {
    const { send, progress, aborted } = server();
    const transfers = new Transfers(() => "/up", send);
    let heard = 0;
    transfers.on("w", () => (heard += 1));
    transfers.add("w", [{ file: file(1), name: "a" }], () => undefined);
    progress(0, 0.5);
    expect(transfers.of("w")).toMatchObject([{ progress: 0.5 }]);
    expect(heard).toBe(2);
    transfers.clear();
    expect(transfers.of("w")).toEqual([]);
    expect(aborted).toEqual([0]);
  });
});
