/** A small question mark that tells more on hover, on focus and on touch. */
import { Tooltip } from "@mantine/core";

import { Markdown } from "@/text/Markdown";

export function Help({ text }: { text: string | null }) {
  if (text === null || text === "") return null;
  return (
    <Tooltip
      label={
        <div className="fc-md fc-tip">
          <Markdown body={text} />
        </div>
      }
      multiline
      maw={320}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className="fc-help" aria-label={`Help: ${text}`}>
        ?
      </button>
    </Tooltip>
  );
}
