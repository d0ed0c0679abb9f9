/** A coloured note: success, info, warning or error. */
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";

export default function Alert({ props }: ElementProps<P<"alert">>) {
  return (
    // Only errors interrupt a screen reader; the rest is read when it comes to it.
    <div
      className="fc-alert"
      // The icon stands where the text begins.
      dir="auto"
      data-level={props.level}
      role={props.level === "error" ? "alert" : "status"}
    >
      {props.icon !== "" && (
        <span className="fc-alert-icon">
          <Icon icon={props.icon} />
        </span>
      )}
      <div className="fc-md">
        {props.title !== "" && (
          <strong className="fc-alert-title">
            <Markdown body={props.title} inline />
          </strong>
        )}
        <Markdown body={props.body} />
      </div>
    </div>
  );
}
