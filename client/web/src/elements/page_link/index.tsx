/** A link to a page of the app, which opens without loading anew, or to another site. */
import { Tooltip } from "@mantine/core";

import { useClient, usePageConfig } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { address, opensHere } from "../../core/place";
import type { ElementProps, P } from "../registry";

export default function PageLink({ props }: ElementProps<P<"page_link">>) {
  const client = useClient();
  const { navigation } = usePageConfig();
  const { page, query, external, disabled } = props;
  const current = !external && navigation?.current === page;
  const icon = props.icon !== null && <Icon icon={props.icon} />;
  const link = (
    <a
      className="fc-page-link"
      href={disabled ? undefined : external ? page : address(page, query)}
      aria-current={current ? "page" : undefined}
      aria-disabled={disabled || undefined}
      {...(external ? { target: "_blank", rel: "noopener noreferrer" } : {})}
      onClick={(event) => {
        if (external || disabled || !opensHere(event)) return;
        event.preventDefault();
        client.open(page, query);
      }}
    >
      {props.icon_position === "left" && icon}
      <span className="fc-md">
        <Markdown body={props.label} inline />
      </span>
      {props.icon_position === "right" && icon}
    </a>
  );
  if (props.help === null || props.help === "") return link;
  return (
    <Tooltip
      label={
        <div className="fc-md fc-tip">
          <Markdown body={props.help} />
        </div>
      }
      multiline
      maw={320}
      withArrow
      events={{ hover: true, focus: true, touch: false }}
    >
      {link}
    </Tooltip>
  );
}
