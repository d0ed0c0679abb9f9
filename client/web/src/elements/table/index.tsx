/** A whole table as HTML: nothing to scroll or sort, cells may hold markdown. */
import { useId } from "react";

import type { Frame } from "@/data/cell";
import { useLoaded } from "@/react/useLoaded";
import { Markdown } from "@/text/Markdown";

import type { Style } from "../dataframe/style";
import type { ElementProps, P } from "../registry";
import { staticText } from "./text";

interface Content {
  readonly frame: Frame;
  readonly style: Style | null;
}

export default function Table({ props }: ElementProps<P<"table">>) {
  const told = props.style;
  const digests = [props.data.digest, ...(told === null ? [] : [told.display.digest, told.styles.digest])];
  const { value: content, error } = useLoaded(digests, readAll);
  const scope = useId();
  if (error !== null) throw new Error(error);
  const height = typeof props.height === "number" ? { maxHeight: props.height } : {};
  // Until the data is there, the room it will take: nothing below it jumps.
  if (content === null) return <div className="fc-waiting" style={{ minHeight: (props.rows + 1) * 41 }} />;
  const { frame, style } = content;
  const sheet = style?.sheet(`[data-table="${scope}"]`) ?? "";
  return (
    <div
      className="fc-table"
      role="region"
      tabIndex={0}
      aria-label={props.alt ?? told?.caption ?? "Table"}
      data-border={props.border}
      style={height}
    >
      {sheet !== "" && <style>{sheet}</style>}
      <table data-table={scope}>
        {told?.caption != null && <caption>{told.caption}</caption>}
        {!props.hide_header && <Head frame={frame} hideIndex={props.hide_index} />}
        <tbody>
          {Array.from({ length: frame.rows }, (_, row) => (
            <Row key={row} frame={frame} row={row} hideIndex={props.hide_index} style={style} />
          ))}
        </tbody>
      </table>
      {frame.rows === 0 && <div className="fc-table-empty">empty</div>}
    </div>
  );
}

async function readAll([data, display, styles]: readonly ArrayBuffer[]): Promise<Content> {
  const { readFrame } = await import("@/data/frame");
  const frame = readFrame(data ?? new ArrayBuffer(0));
  if (display === undefined || styles === undefined) return { frame, style: null };
  const { readStyle } = await import("../dataframe/style");
  return { frame, style: readStyle(readFrame(display), styles) };
}

function Head({ frame, hideIndex }: { frame: Frame; hideIndex: boolean }) {
  return (
    <thead>
      <tr>
        {frame.columns.map((column, at) =>
          column.isIndex && hideIndex ? null : column.name === "" ? (
            <td key={at} />
          ) : (
            <th key={at} scope="col" data-kind={column.kind}>
              <Markdown body={column.name} inline />
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

interface RowProps {
  frame: Frame;
  row: number;
  hideIndex: boolean;
  style: Style | null;
}

function Row({ frame, row, hideIndex, style }: RowProps) {
  const before = frame.columns.filter((column) => column.isIndex).length;
  return (
    <tr>
      {frame.columns.map((column, at) => {
        if (column.isIndex && hideIndex) return null;
        const value = column.value(row);
        const text = staticText(value, column.kind);
        if (column.isIndex)
          return (
            <th key={at} scope="row">
              {text}
            </th>
          );
        const styled = style?.text(row, at - before) ?? null;
        const shown = styled ?? (typeof value === "string" ? value : null);
        return (
          <td
            key={at}
            data-kind={column.kind}
            data-missing={value === null || undefined}
            style={style?.css(row, at - before)}
          >
            {shown !== null ? <Markdown body={shown} inline /> : text}
          </td>
        );
      })}
    </tr>
  );
}
