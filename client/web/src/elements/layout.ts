/** Props to the place an element takes in its container: how wide, how tall, and under which key authors may style it. */
import type { CSSProperties } from "react";

import type { AnyProps } from "@protocol/messages.gen";

interface Box {
  readonly size: "stretch" | "content" | "fixed";
  readonly style: CSSProperties;
  readonly key: string | null;
}

export function layout(props: AnyProps): Box {
  if (props.kind === "dialog") return { size: "content", style: { position: "absolute" }, key: null };
  if (props.kind === "column")
    return { size: "stretch", style: { ["--fc-weight" as string]: props.weight }, key: null };
  if (props.kind === "grid_cell") return { size: "stretch", style: spans(props), key: null };
  const { width, size } = wide(props);
  const height = tall(props);
  return { size, style: { ...width, ...height }, key: "key" in props ? (props.key ?? null) : null };
}

/** Left is where text begins, which in some scripts is on the right. */
export function textAlign<T extends string>(alignment: T): { textAlign: Exclude<T, "left"> | "start" } {
  return { textAlign: alignment === "left" ? "start" : (alignment as Exclude<T, "left">) };
}

function spans({ column_span: columns, row_span: rows }: { column_span: number | "all"; row_span: number }) {
  // A grid may have fewer columns than a cell wants: then it has all of them.
  const column = columns === "all" ? "1 / -1" : `span ${columns}`;
  return { gridColumn: column, gridRow: `span ${rows}` };
}

function wide(props: AnyProps): { width: CSSProperties; size: Box["size"] } {
  const width = "width" in props ? props.width : "stretch";
  // The width of several pictures is that of each of them.
  if (props.kind === "image" && props.images.length > 1 && typeof width === "number")
    return { width: {}, size: "stretch" };
  if (typeof width === "number") return { width: { width, maxWidth: "100%" }, size: "fixed" };
  if (width === "content") return { width: { width: "fit-content", maxWidth: "100%" }, size: "content" };
  return { width: {}, size: "stretch" };
}

function tall(props: AnyProps): CSSProperties {
  // Kinds that scroll or draw inside a height set it on their own box.
  if (!("height" in props) || props.height !== "stretch") return {};
  return { flexGrow: 1, alignSelf: "stretch", minHeight: 0, display: "flex", flexDirection: "column" };
}

const GAPS = { xxsmall: 0.25, xsmall: 0.5, small: 1, medium: 2, large: 4, xlarge: 6, xxlarge: 8 } as const;

export function gapSize(gap: number | keyof typeof GAPS | null): string {
  if (gap === null) return "0";
  return typeof gap === "number" ? `${gap}px` : `${GAPS[gap]}rem`;
}
