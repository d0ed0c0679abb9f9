/** The bridge from the core to React: each hook subscribes to one topic, so a component renders when its part changed. */
import { createContext, use, useCallback, useSyncExternalStore } from "react";

import type { Chrome, ChromeTopic } from "@/core/chrome";
import type { Client, Notice, RunState } from "@/core/client";
import type { ConnectionState } from "@/core/connection";
import type { WireValue } from "@/core/edits";
import type { Transfer } from "@/core/transfers";
import { CONFIG, type Entry } from "@/core/tree";
import type { PageConfig } from "@protocol/messages.gen";

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error("no client above this component");
  return client;
}

export function useNode(ref: string): Entry | undefined {
  const { tree } = useClient();
  const subscribe = useCallback((listener: () => void) => tree.on(ref, listener), [tree, ref]);
  return useSyncExternalStore(subscribe, () => tree.get(ref));
}

export function usePageConfig(): PageConfig {
  const { tree } = useClient();
  const subscribe = useCallback((listener: () => void) => tree.on(CONFIG, listener), [tree]);
  return useSyncExternalStore(subscribe, () => tree.config);
}

export function useConnection(): ConnectionState {
  return useTopic("connection", (client) => client.connection);
}

export function useRun(): RunState {
  return useTopic("run", (client) => client.run);
}

export function useBusy(): boolean {
  return useTopic("run", (client) => client.busy);
}

export function useNotices(): readonly Notice[] {
  return useTopic("notices", (client) => client.notices);
}

export function useLoaded(): boolean {
  return useTopic("session", (client) => client.loaded);
}

/** Any value that the client keeps under one topic; `read` gives the same object while nothing changed. */
export function useTopic<T>(topic: Parameters<Client["on"]>[0], read: (client: Client) => T): T {
  const client = useClient();
  const subscribe = useCallback((listener: () => void) => client.on(topic, listener), [client, topic]);
  return useSyncExternalStore(subscribe, () => read(client));
}

/** The files that are on their way to a widget. */
export function useTransfers(id: string): readonly Transfer[] {
  const { transfers } = useClient();
  const subscribe = useCallback((listener: () => void) => transfers.on(id, listener), [transfers, id]);
  return useSyncExternalStore(subscribe, () => transfers.of(id));
}

/** What the server says of the page's surroundings, likewise. */
export function useChrome<T>(topic: ChromeTopic, read: (chrome: Chrome) => T): T {
  const { chrome } = useClient();
  const subscribe = useCallback((listener: () => void) => chrome.on(topic, listener), [chrome, topic]);
  return useSyncExternalStore(subscribe, () => read(chrome));
}

/** What a widget shows: the reader's newest value, or else the server's; and how to change it. */
export function useWidgetValue<T extends WireValue>(props: {
  readonly id: string;
  readonly value: T;
  readonly on_change_ignored: boolean;
  readonly form: string;
}): [T, (value: T) => void] {
  const client = useClient();
  const { id, on_change_ignored: later, form } = props;
  const subscribe = useCallback((listener: () => void) => client.edits.on(id, listener), [client, id]);
  const edit = useSyncExternalStore(subscribe, () => client.edits.get(id));
  const set = useCallback((value: T) => client.setValue(id, value, later, form), [client, id, later, form]);
  // A widget's edits are only ever made through `set`, so they have its type.
  return [edit === undefined ? props.value : (edit as T), set];
}
