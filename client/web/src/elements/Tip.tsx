/** What somebody says about an element, shown on hover and on focus; nothing where there is nothing to say. */
import { Tooltip } from "@mantine/core";
import type { ReactElement } from "react";

import { Markdown } from "@/text/Markdown";

export function Tip({
  text,
  touch = false,
  children,
}: {
  text: string | null;
  touch?: boolean;
  children: ReactElement;
}) {
  if (text === null || text === "") return children;
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
      events={{ hover: true, focus: true, touch }}
    >
      {children}
    </Tooltip>
  );
}
