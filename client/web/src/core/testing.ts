/** Stand-ins for tests: a socket that the test plays the server of, and short ways to make messages. */
import { decode, encode } from "@msgpack/msgpack";

import type { Bound, AnyProps, ClientMessage, Node, Op, ServerMessage } from "@protocol/messages.gen";

import { Blobs } from "./blobs";
import { Client } from "./client";
import { NOWHERE, type Place } from "./place";
import type { Socket } from "./connection";

export class FakeSocket implements Socket {
  binaryType = "";
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  sent: ClientMessage[] = [];
  closed = false;

  send(data: Uint8Array<ArrayBuffer>): void {
    this.sent.push(decode(data) as ClientMessage);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.(undefined as never);
  }

  says(...messages: ServerMessage[]): void {
    for (const message of messages) {
      const bytes = encode(message);
      this.onmessage?.({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
    }
  }

  lose(): void {
    this.onclose?.({ code: 1006, reason: "" });
  }
}

/** A started client and the sockets it has opened, the newest last. */
export function startedClient(place: Place = NOWHERE): {
  client: Client;
  sockets: FakeSocket[];
  socket: () => FakeSocket;
} {
  const sockets: FakeSocket[] = [];
  const client = new Client(
    () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    new Blobs(() => Promise.resolve(new ArrayBuffer(0))),
    place,
  );
  client.start();
  return { client, sockets, socket: () => sockets.at(-1) ?? new FakeSocket() };
}

export const CONFIG = {
  title: null,
  icon: null,
  layout: null,
  initial_sidebar_state: null,
  menu_items: null,
  query: null,
  navigation: null,
  logo: null,
};

export function node(ref: string, props: AnyProps, children: readonly Node[] = [], stale = false): Node {
  return { ref, props, children, stale };
}

export function root(name: "main" | "bottom" | "sidebar", children: readonly Node[] = []): Node {
  return node(name, { kind: "root", root: name }, children);
}

export function text(ref: string, body: string): Node {
  return node(ref, { kind: "text", body, help: null, width: "content", text_alignment: "left", wrap: true });
}

export function toggle(
  ref: string,
  id: string,
  value: boolean,
  stale = false,
  form = "",
  bound: Bound | null = null,
): Node {
  const common = {
    key: null,
    help: null,
    disabled: false,
    form,
    label_visibility: "visible" as const,
    width: "content" as const,
  };
  return node(
    ref,
    {
      kind: "toggle",
      id,
      label: id,
      on_change_ignored: false,
      bound,
      value,
      default: false,
      wrap: null,
      ...common,
    },
    [],
    stale,
  );
}

export function welcome(session = "s1", resumed = false, seen = 0): ServerMessage {
  return {
    type: "welcome",
    protocol: 1,
    session,
    resumed,
    seen,
    script: "app.py",
    mode: "reuse",
    uploads: "/up",
  };
}

export function fullPage(number: number, children: readonly Node[], ack = 0): ServerMessage {
  const page = {
    main: root("main", children),
    sidebar: root("sidebar"),
    bottom: root("bottom"),
    config: CONFIG,
  };
  return { type: "full_page", number, ack, page, blobs: {} };
}

export function patch(number: number, ops: readonly Op[], ack = 0): ServerMessage {
  return { type: "patch", number, ack, ops, blobs: {} };
}

export function runEnded(
  number: number,
  seq: number,
  ending: "normal" | "preempted" | "rerun" = "normal",
): ServerMessage {
  const counts = { executed: 1, reused: 2, needless: 0, milliseconds: 1.5, restarts: 0 };
  return { type: "run_ended", number, run: number, seq, ending, ...counts, shown: [], diagnostics: [] };
}

export function runStarted(number: number, seq: number): ServerMessage {
  return { type: "run_started", number, run: number, seq };
}
