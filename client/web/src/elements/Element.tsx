/** One node of the page: its component, in an error boundary, dimmed while it is left over from the run before. */
import { memo } from "react";

import type { AnyProps } from "@protocol/messages.gen";
import { useNode } from "@/react/context";

import { Boundary } from "./Boundary";
import { layout } from "./layout";
import { component } from "./registry";
import { Unknown } from "./Unknown";

export const Element = memo(function Element({ refId }: { refId: string }) {
  const entry = useNode(refId);
  if (entry === undefined) return null;
  const { props, children, stale } = entry;
  const box = layout(props);
  return (
    <div
      className={`fc-el fc-el-${props.kind}`}
      data-ref={refId}
      data-kind={props.kind}
      data-stale={stale || undefined}
      data-size={box.size}
      style={box.style}
      {...(box.key === null ? {} : { "data-key": box.key })}
    >
      <Boundary kind={props.kind} version={props}>
        <Body kind={props.kind} refId={refId} props={props} nodes={children} />
      </Boundary>
    </div>
  );
});

/** Not drawn again when only the staleness of the node changed. */
const Body = memo(function Body(p: {
  kind: string;
  refId: string;
  props: AnyProps;
  nodes: readonly string[];
}) {
  const Component = component(p.kind);
  if (Component === undefined) return <Unknown kind={p.kind} />;
  return <Component refId={p.refId} props={p.props} nodes={p.nodes} />;
});

/** The children of a container, in order. */
export const Children = memo(function Children({ refs }: { refs: readonly string[] }) {
  return refs.map((ref) => <Element key={ref} refId={ref} />);
});
