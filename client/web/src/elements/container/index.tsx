/** A group of elements: one below the other or side by side, with a border or a height of its own if asked. */
import { type CSSProperties, useLayoutEffect, useRef } from "react";

import { Children } from "../Element";
import { gapSize } from "../layout";
import type { ElementProps, P } from "../registry";

const JUSTIFY = {
  left: "start",
  top: "start",
  center: "center",
  right: "end",
  bottom: "end",
  distribute: "space-between",
};

export default function Container({ props, nodes }: ElementProps<P<"container">>) {
  const fixed = typeof props.height === "number";
  const box = useAutoscroll(fixed && props.autoscroll === true, nodes.length);
  return (
    <div
      ref={box}
      className={`fc-stack fc-container${props.key === null ? "" : ` st-key-${props.key}`}`}
      data-border={props.border || undefined}
      data-horizontal={props.horizontal || undefined}
      data-scroll={fixed || undefined}
      data-empty={(nodes.length === 0 && !props.border && !fixed) || undefined}
      tabIndex={fixed ? 0 : undefined}
      role={fixed ? "region" : undefined}
      aria-label={fixed ? (props.key ?? "Scrolling section") : undefined}
      style={style(props)}
    >
      <Children refs={nodes} />
    </div>
  );
}

function style(props: P<"container">): CSSProperties {
  const along = JUSTIFY[props.horizontal ? props.horizontal_alignment : props.vertical_alignment];
  const across = JUSTIFY[props.horizontal ? props.vertical_alignment : props.horizontal_alignment];
  return {
    gap: gapSize(props.gap),
    justifyContent: along,
    // A column of elements stretches them unless it is told to align them.
    alignItems: !props.horizontal && props.horizontal_alignment === "left" ? "stretch" : across,
    ...(props.horizontal ? { flexDirection: "row", flexWrap: props.wrap ? "wrap" : "nowrap" } : {}),
    ...(typeof props.height === "number" ? { height: props.height } : {}),
    ...(props.height === "stretch" ? { flexGrow: 1 } : {}),
  };
}

/** Keep the end in view while content grows there, as long as the reader has not scrolled away. */
function useAutoscroll(on: boolean, length: number) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (!on || element === null) return;
    const watch = (): void => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
    };
    element.addEventListener("scroll", watch, { passive: true });
    return () => element.removeEventListener("scroll", watch);
  }, [on]);
  useLayoutEffect(() => {
    const element = box.current;
    if (on && atEnd.current && element !== null) element.scrollTop = element.scrollHeight;
  }, [on, length]);
  return box;
}
