/** A section that opens and closes. */
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";
import { useOpened } from "@/react/useOpened";

import { Section } from "../Section";
import type { ElementProps, P } from "../registry";

export default function Expander({ props, nodes }: ElementProps<P<"expander">>) {
  const [open, tell] = useOpened(props);
  const head = (
    <>
      <span className="fc-chevron" aria-hidden="true" />
      {props.icon !== "" && <Icon icon={props.icon} />}
      <span className="fc-md">
        <Markdown body={props.label} inline />
      </span>
    </>
  );
  const className = props.key === null ? "" : ` st-key-${props.key}`;
  const told = props.id === "" ? {} : { told: { open, tell } };
  return <Section {...{ expanded: props.expanded, ...told, type: props.type, className, head, nodes }} />;
}
