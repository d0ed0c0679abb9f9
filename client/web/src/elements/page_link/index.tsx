/** A link to a page of the app, which opens without loading anew, or to another site. */

import { useClient, usePageConfig } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { address, opensHere } from "../../core/place";
import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";

export default function PageLink({ props }: ElementProps<P<"page_link">>) {
  const client = useClient();
  const { navigation } = usePageConfig();
  const { page, query, external, disabled } = props;
  const current = !external && navigation?.current === page;
  const icon = props.icon !== null && <Icon icon={props.icon} />;
  return (
    <Tip text={props.help}>
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
    </Tip>
  );
}
