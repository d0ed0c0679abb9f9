/** A widget that holds files: what it has, what is on its way, and how either changes. */
import { useCallback } from "react";

import type { Client } from "@/core/client";
import type { Sent, Transfer } from "@/core/transfers";
import { useClient, useTransfers, useWidgetValue } from "@/react/context";

export interface Files {
  readonly files: readonly Sent[];
  readonly transfers: readonly Transfer[];
  /** Send these; they come after those that are there, or instead of them. */
  readonly add: (chosen: readonly { file: Blob; name: string }[]) => void;
  readonly remove: (id: string) => void;
  readonly cancel: (key: number) => void;
}

interface Props {
  readonly id: string;
  readonly value: readonly Sent[];
  readonly on_change_ignored: boolean;
  readonly form: string;
}

/** `arrived` hears of what has come to the server, beside the widget. */
export function useFiles(props: Props, several: boolean, arrived?: (sent: readonly Sent[]) => void): Files {
  const client = useClient();
  const [files, set] = useWidgetValue<readonly Sent[]>(props);
  const transfers = useTransfers(props.id);
  const { id } = props;
  const add = useCallback(
    (chosen: readonly { file: Blob; name: string }[]) => {
      client.transfers.dismissFailed(id);
      client.transfers.add(id, chosen, (sent) => {
        // As it is by then: the reader may have removed something meanwhile.
        const before = held(client, id);
        arrived?.(sent);
        if (!several) for (const [old] of before) client.transfers.takeBack(old);
        set(several ? [...before, ...sent] : sent.slice(-1));
      });
    },
    [client, id, several, set, arrived],
  );
  const remove = useCallback(
    (file: string) => {
      set(held(client, id).filter(([each]) => each !== file));
      client.transfers.takeBack(file);
    },
    [client, id, set],
  );
  const cancel = useCallback((key: number) => client.transfers.cancel(id, key), [client, id]);
  return { files, transfers, add, remove, cancel };
}

/** What the widget has by now: the reader's newest value, or else the server's. */
function held(client: Client, id: string): readonly Sent[] {
  const props = client.tree.widget(id)?.props;
  const value = client.edits.get(id) ?? (props !== undefined && "value" in props ? props.value : []);
  return value as readonly Sent[];
}
