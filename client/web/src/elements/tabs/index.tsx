/** Tabs: one panel is shown at a time; all panels live, so that what the reader did in them stays. */
import { type KeyboardEvent, useId, useRef } from "react";

import { useClient, useNode } from "@/react/context";
import { useLeftOpen, useOpened } from "@/react/useOpened";
import { Markdown } from "@/text/Markdown";

import { Element } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Tabs({ props, nodes }: ElementProps<P<"tabs">>) {
  const [label, tell] = useOpened(props);
  const [left, leave] = useLeftOpen(props.default);
  const id = useId();
  const reports = props.id !== "";
  const chosen = reports ? props.options.indexOf(label) : left;
  const choose = (index: number): void => {
    if (!reports) leave(index);
    else tell(props.options[index] ?? label);
  };
  // Fewer tabs than before: the last one that is left.
  const active = Math.max(0, Math.min(chosen, nodes.length - 1));
  return (
    <div className="fc-tabs">
      <Bar id={id} nodes={nodes} active={active} onChoose={choose} />
      {nodes.map((ref, index) => (
        <div
          key={ref}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== active}
          className="fc-tab-panel"
        >
          <Element refId={ref} />
        </div>
      ))}
    </div>
  );
}

interface BarProps {
  id: string;
  nodes: readonly string[];
  active: number;
  onChoose: (index: number) => void;
}

function Bar({ id, nodes, active, onChoose }: BarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const next = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + nodes.length) % nodes.length;
    onChoose(index);
    bar.current?.querySelectorAll<HTMLElement>(":scope > [role=tab]")[index]?.focus();
  };
  return (
    <div role="tablist" className="fc-tab-bar" ref={bar} onKeyDown={onKey}>
      {nodes.map((ref, index) => (
        <button
          key={ref}
          type="button"
          role="tab"
          id={`${id}-tab-${index}`}
          aria-controls={`${id}-panel-${index}`}
          aria-selected={index === active}
          tabIndex={index === active ? 0 : -1}
          onClick={() => onChoose(index)}
        >
          <Label refId={ref} />
        </button>
      ))}
    </div>
  );
}

function Label({ refId }: { refId: string }) {
  const client = useClient();
  const node = useNode(refId) ?? client.tree.get(refId);
  return node?.props.kind === "tab" ? <Markdown body={node.props.label} inline /> : null;
}
