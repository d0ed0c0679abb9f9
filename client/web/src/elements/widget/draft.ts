/**
 * Text while it is typed: the reader's draft wins over everything until it is committed (Enter, leaving the field) or
 * given up (Escape). It is kept by widget, so an input that is drawn anew elsewhere on the page still shows it.
 */
import { useCallback, useState } from "react";

import { useClient } from "@/react/context";

export function useDraft(
  id: string,
  shown: string,
): { text: string; dirty: boolean; type: (text: string) => void; drop: () => void } {
  const { drafts } = useClient();
  const [draft, setDraft] = useState(() => drafts.get(id) ?? null);
  const type = useCallback(
    (text: string) => {
      drafts.set(id, text);
      setDraft(text);
    },
    [drafts, id],
  );
  const drop = useCallback(() => {
    drafts.delete(id);
    setDraft(null);
  }, [drafts, id]);
  // The same place may come to show another widget.
  const [owner, setOwner] = useState(id);
  if (owner !== id) {
    setOwner(id);
    setDraft(drafts.get(id) ?? null);
  }
  return { text: draft ?? shown, dirty: draft !== null && draft !== shown, type, drop };
}
