/** A title, header or subheader: a real heading with an address of its own, and a coloured line below if asked. */
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";
import { textAlign } from "../layout";
import type { ElementProps, P } from "../registry";
import { anchor } from "./anchor";

export default function Heading({ props, refId }: ElementProps<P<"heading">>) {
  const Tag = `h${props.level}` as const;
  const id = anchor(props.anchor ?? props.body);
  return (
    <div className="fc-heading" data-level={props.level} data-nowrap={!props.wrap || undefined}>
      <Tag id={id === "" ? undefined : id} style={textAlign(props.text_alignment)}>
        {props.icon !== "" && (
          <>
            <Icon icon={props.icon} />{" "}
          </>
        )}
        <Markdown body={props.body} inline />
        <Help text={props.help} />
        {!props.hide_anchor && id !== "" && (
          <a className="fc-anchor" href={`#${id}`} aria-label="Link to this heading">
            #
          </a>
        )}
      </Tag>
      {props.divider !== null && <hr className={`fc-heading-rule fc-rule-${rule(props.divider, refId)}`} />}
    </div>
  );
}

const TURNS = ["blue", "green", "orange", "red", "violet", "yellow"];

/** "auto" takes turns; the turn of a heading depends on its place alone, so that it stays. */
function rule(divider: NonNullable<P<"heading">["divider"]>, refId: string): string {
  if (divider === "grey") return "gray";
  if (divider !== "auto") return divider;
  let sum = 0;
  for (const char of refId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return TURNS[sum % TURNS.length] ?? "blue";
}
