import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { NOWHERE } from "./place";
import { fullPage, patch, runEnded, runStarted, startedClient, text, toggle, welcome } from "./testing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(...children: Parameters<typeof fullPage>[1]) {
  const all = startedClient();
  all.socket().open();
  all.socket().says(welcome(), fullPage(1, children));
  return all;
}

/** The connection is lost, and the next socket is open. */
function reconnected({ socket }: Pick<ReturnType<typeof opened>, "socket">): void {
  socket().lose();
  vi.advanceTimersByTime(10_000);
  socket().open();
}

test("says hello, takes the page, and names what it has when it comes back", () => {
  const all = opened(text("a", "A"));
  expect(all.socket().sent).toEqual([
    { type: "hello", protocol: 1, session: null, last: 0, ...NOWHERE.here() },
  ]);
  all.socket().says(patch(2, [{ op: "update", ref: "a", changes: { body: "B" } }]));
  expect(all.client.tree.get("a")?.props).toMatchObject({ body: "B" });
  reconnected(all);
  expect(all.socket().sent).toEqual([
    { type: "hello", protocol: 1, session: "s1", last: 2, ...NOWHERE.here() },
  ]);
});

test("a gap asks for the page once, and patches are ignored until it comes", () => {
  const { client, socket } = opened(text("a", "A"));
  socket().says(patch(3, [{ op: "update", ref: "a", changes: { body: "3" } }]), patch(4, []));
  expect(socket().sent.slice(1)).toEqual([{ type: "resync" }]);
  expect(client.tree.get("a")?.props).toMatchObject({ body: "A" });
  socket().says(
    fullPage(5, [text("a", "5")]),
    patch(6, [{ op: "update", ref: "a", changes: { body: "6" } }]),
  );
  expect(client.tree.get("a")?.props).toMatchObject({ body: "6" });
});

test("a message that comes again is not taken again", () => {
  const { client, socket } = opened();
  const insert = patch(2, [{ op: "insert", parent: "main", index: 0, node: text("a", "A") }]);
  socket().says(insert, insert);
  expect(client.tree.get("main")?.children).toEqual(["a"]);
  expect(socket().sent).toHaveLength(1);
});

test("a patch that does not fit asks for the page", () => {
  const { socket } = opened();
  socket().says(patch(2, [{ op: "update", ref: "nowhere", changes: {} }]));
  expect(socket().sent.at(-1)).toEqual({ type: "resync" });
});

test("an edit shows at once and stays until a page that takes it in shows it fresh", () => {
  const { client, socket } = opened(toggle("t", "w", false));
  client.setValue("w", true);
  expect(socket().sent.at(-1)).toEqual({ query: null, type: "interact", seq: 1, values: { w: true } });
  expect(client.edits.get("w")).toBe(true);
  // A page of an older run, then one of this run that has not come to the widget yet.
  socket().says(patch(2, [], 0), patch(3, [{ op: "stale", refs: ["t"], stale: true }], 1));
  expect(client.edits.get("w")).toBe(true);
  socket().says(
    patch(
      4,
      [
        { op: "stale", refs: ["t"], stale: false },
        { op: "update", ref: "t", changes: { value: true } },
      ],
      1,
    ),
  );
  expect(client.edits.get("w")).toBeUndefined();
  expect(client.tree.get("t")?.props).toMatchObject({ value: true });
});

test("a newer edit outlives the answer to an older one", () => {
  const { client, socket } = opened(toggle("t", "w", false));
  client.setValue("w", true);
  client.setValue("w", false);
  socket().says(patch(2, [{ op: "update", ref: "t", changes: { value: true } }], 1), runEnded(3, 1));
  expect(client.edits.get("w")).toBe(false);
  socket().says(patch(4, [{ op: "update", ref: "t", changes: { value: false } }], 2));
  expect(client.edits.get("w")).toBeUndefined();
});

test("where the script chose another value, the end of the run makes it count", () => {
  const { client, socket } = opened(toggle("t", "w", false));
  client.setValue("w", true);
  // The script set it back, so there is nothing to patch.
  socket().says(runStarted(2, 1), runEnded(3, 1, "preempted"));
  expect(client.edits.get("w")).toBe(true);
  socket().says(runStarted(4, 1), runEnded(5, 1));
  expect(client.edits.get("w")).toBeUndefined();
});

test("a value that may wait travels with the next event", () => {
  const { client, socket } = opened(toggle("t", "w", false));
  client.setValue("w", true, true);
  expect(socket().sent).toHaveLength(1);
  expect(client.busy).toBe(false);
  client.trigger("button");
  expect(socket().sent.at(-1)).toEqual({
    query: null,
    type: "interact",
    seq: 1,
    values: { w: true, button: true },
  });
  client.setValue("w", false, true);
  client.clearCache();
  expect(socket().sent.slice(-2)).toEqual([
    { query: null, type: "interact", seq: 2, values: { w: false } },
    { type: "clear_cache", seq: 3 },
  ]);
  client.setValue("w", true, true);
  client.rerun();
  expect(socket().sent.at(-1)).toEqual({ query: null, type: "rerun", seq: 4, values: { w: true } });
});

test("what the server has not seen is sent again, in order, before anything newer", () => {
  const all = opened(toggle("t", "w", false));
  all.client.setValue("w", true);
  all.socket().lose();
  all.client.setValue("w", false);
  vi.advanceTimersByTime(10_000);
  all.socket().open();
  all.client.trigger("b");
  expect(all.socket().sent.map(({ type }) => type)).toEqual(["hello"]);
  all.socket().says(welcome("s1", true, 1));
  expect(all.socket().sent.slice(1)).toEqual([
    { query: null, type: "interact", seq: 2, values: { w: false } },
    { query: null, type: "interact", seq: 3, values: { b: true } },
  ]);
  expect(all.client.edits.get("w")).toBe(false);
});

test("a new session begins anew, and the old page stays until the new one comes", () => {
  const all = opened(toggle("t", "w", false), text("a", "old"));
  all.client.setValue("w", true);
  reconnected(all);
  all.socket().says(welcome("s2"));
  expect(all.client.tree.get("a")?.props).toMatchObject({ body: "old" });
  expect(all.client.edits.get("w")).toBeUndefined();
  expect(all.client.busy).toBe(false);
  all.socket().says(fullPage(1, [text("a", "new")]));
  expect(all.client.tree.get("a")?.props).toMatchObject({ body: "new" });
  all.client.rerun();
  expect(all.socket().sent.at(-1)).toEqual({ query: null, type: "rerun", seq: 1, values: {} });
});

test("busy from the event to the end of its run", () => {
  const { client, socket } = opened();
  client.rerun();
  expect(client.busy).toBe(true);
  socket().says(runStarted(2, 1));
  client.rerun();
  socket().says(runEnded(3, 1, "preempted"));
  expect(client.busy).toBe(true);
  socket().says(runStarted(4, 2), runEnded(5, 2));
  expect(client.busy).toBe(false);
  expect(client.run.ended.map(({ ending }) => ending)).toEqual(["preempted", "normal"]);
});

test("notices are played once and can be dismissed", () => {
  const { client, socket } = opened();
  const toast = { kind: "toast" as const, body: "hi", icon: "", duration: 4 };
  socket().says({ type: "notices", number: 2, items: [toast, { ...toast, body: "ho" }], blobs: {} });
  const [first, second] = client.notices;
  client.dismiss(first?.id ?? -1);
  expect(client.notices).toEqual([second]);
});

test("another tab that took over ends this connection for good", () => {
  const { client, sockets, socket } = opened();
  socket().says({ type: "fault", code: "taken_over", message: "elsewhere", fatal: true });
  vi.advanceTimersByTime(60_000);
  expect([client.connection, sockets.length, client.fault?.message]).toEqual(["closed", 1, "elsewhere"]);
});

test("a message of a kind that is not known changes nothing", () => {
  const { client, socket } = opened(text("a", "A"));
  socket().says({ type: "later", number: 2 } as never);
  socket().says(patch(3, [{ op: "update", ref: "a", changes: { body: "B" } }]));
  expect(client.tree.get("a")?.props).toMatchObject({ body: "B" });
});

test("shows the address that the script has set, once", () => {
  const shown: string[] = [];
  let here = { page: "", query: "", browser: null };
  const place = {
    here: () => here,
    show: (page: string, query: string) => {
      here = { ...here, page, query };
      shown.push(`${page}?${query}`);
    },
    rewrite: (query: string) => {
      here = { ...here, query };
    },
  };
  const all = startedClient(place);
  all.socket().open();
  all.socket().says(welcome(), fullPage(1, [text("a", "A")]));
  all.socket().says(patch(2, [{ op: "configure", config: { ...all.client.tree.config, query: "n=3" } }]));
  all.socket().says(runEnded(3, 0));
  all.socket().says(runEnded(4, 0));
  expect(shown).toEqual(["?n=3"]);
  all.client.open("other", "m=1");
  expect(shown).toEqual(["?n=3", "other?m=1"]);
  expect(all.socket().sent.at(-1)).toMatchObject({ type: "visit", page: "other", query: "m=1" });
});

function withForm(clears: boolean) {
  const props = {
    kind: "form" as const,
    key: "f",
    clear_on_submit: clears,
    enter_to_submit: true,
    border: true,
    width: "stretch" as const,
    height: "content" as const,
  };
  const all = opened(toggle("o", "outside", false));
  const form = { ref: "f", props, children: [toggle("t", "w", false, false, "f")], stale: false };
  all.socket().says(patch(2, [{ op: "insert", parent: "main", index: 0, node: form }]));
  return all;
}

test("what is changed in a form goes with its button, and with nothing else", () => {
  const { client, socket } = withForm(false);
  client.setValue("w", true, false, "f");
  client.setValue("outside", true);
  expect(socket().sent.at(-1)).toEqual({ query: null, type: "interact", seq: 1, values: { outside: true } });
  expect(client.edits.get("w")).toBe(true);
  socket().says(runStarted(3, 1), runEnded(4, 1));
  client.submit("f", "go");
  expect(socket().sent.at(-1)).toEqual({
    query: null,
    type: "interact",
    seq: 2,
    values: { w: true, go: true },
  });
});

test("a form that is cleared shows its defaults at once and tells them with the next press", () => {
  const { client, socket } = withForm(true);
  client.setValue("w", true, false, "f");
  client.submit("f", "go");
  expect(socket().sent.at(-1)).toEqual({
    query: null,
    type: "interact",
    seq: 1,
    values: { w: true, go: true },
  });
  expect(client.edits.get("w")).toBe(false);
  socket().says(runStarted(3, 1), patch(4, [{ op: "update", ref: "t", changes: { value: true } }], 1));
  socket().says(runEnded(5, 1));
  expect(client.edits.get("w")).toBe(false);
  client.rerun();
  expect(socket().sent.at(-1)).toEqual({ query: null, type: "rerun", seq: 2, values: {} });
  client.submit("f", "go");
  expect(socket().sent.at(-1)).toEqual({
    query: null,
    type: "interact",
    seq: 3,
    values: { w: false, go: true },
  });
});

test("what was not submitted goes with the widget", () => {
  const { client, socket } = withForm(false);
  client.setValue("w", true, false, "f");
  socket().says(runStarted(3, 0), patch(4, [{ op: "remove", ref: "f" }]), runEnded(5, 0));
  expect(client.edits.get("w")).toBeUndefined();
});

test("the address says what is chosen in a widget that is bound to it, and the server hears of it", () => {
  let query = "a=1";
  const place = {
    here: () => ({ page: "", query, browser: null }),
    show: () => undefined,
    rewrite: (next: string) => {
      query = next;
    },
  };
  const all = startedClient(place);
  all.socket().open();
  const bound = { param: "w", default: "false", clearable: false, moments: null };
  all.socket().says(welcome(), fullPage(1, [toggle("t", "w", false, false, "", bound)]));
  all.client.setValue("w", true, true);
  expect(query).toBe("a=1&w=true");
  all.client.rerun();
  expect(all.socket().sent.at(-1)).toEqual({
    query: "a=1&w=true",
    type: "rerun",
    seq: 1,
    values: { w: true },
  });
  all.client.setValue("w", false);
  expect(all.socket().sent.at(-1)).toEqual({ query: "a=1", type: "interact", seq: 2, values: { w: false } });
  all.client.rerun();
  expect(all.socket().sent.at(-1)).toEqual({ query: null, type: "rerun", seq: 3, values: {} });
});
