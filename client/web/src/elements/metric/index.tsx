/** One big number with its name, its change, and a small curve. */
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { formatNumber } from "../format";
import { Help } from "../Help";
import type { ElementProps, P } from "../registry";
import { Sparkline } from "./Sparkline";

const ARROWS = { up: "↑", down: "↓", none: "" };

export default function Metric({ props }: ElementProps<P<"metric">>) {
  return (
    <div className="fc-metric" data-border={props.border || undefined}>
      {props.label_visibility !== "collapsed" && (
        <div
          className="fc-metric-label"
          style={props.label_visibility === "hidden" ? { visibility: "hidden" } : {}}
        >
          {props.icon !== "" && <Icon icon={props.icon} />}
          <span className="fc-md">
            <Markdown body={props.label} inline />
          </span>
          <Help text={props.help} />
        </div>
      )}
      <div className="fc-metric-value">{formatted(props.value, props.format)}</div>
      {props.delta !== "" && <Delta props={props} />}
      {props.chart_data.length > 0 && (
        <Sparkline values={props.chart_data} type={props.chart_type} colour={colour(props)} />
      )}
    </div>
  );
}

function Delta({ props }: { props: P<"metric"> }) {
  const arrow = ARROWS[props.arrow];
  return (
    <div className="fc-metric-delta">
      <span className={`fc-metric-badge fc-c-${colour(props)}`}>
        {arrow !== "" && <span aria-label={props.arrow === "up" ? "up" : "down"}>{arrow} </span>}
        {formatted(props.delta, props.format)}
      </span>
      {props.delta_description !== null && <span className="fc-muted"> {props.delta_description}</span>}
    </div>
  );
}

function colour(props: P<"metric">): string {
  return (props.color as string) === "grey" ? "gray" : props.color;
}

function formatted(value: string, format: string | null): string {
  if (format === null || value.trim() === "" || Number.isNaN(Number(value))) return value;
  return formatNumber(Number(value), format);
}
