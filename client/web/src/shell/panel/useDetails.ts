/** What the last run did, slot by slot: asked for anew when a run has ended while the panel is open. */
import { useEffect, useState } from "react";

import { useClient, useRun } from "@/react/context";
import type { RunDetails } from "@protocol/messages.gen";

export function useDetails(): RunDetails | null {
  const { chrome } = useClient();
  const last = useRun().ended.at(-1)?.number;
  const [details, setDetails] = useState<RunDetails | null>(null);
  useEffect(() => {
    if (last === undefined) return;
    let current = true;
    void chrome.inspect("run").then(({ run }) => {
      if (current) setDetails(run);
    });
    return () => {
      current = false;
    };
  }, [chrome, last]);
  return details;
}
