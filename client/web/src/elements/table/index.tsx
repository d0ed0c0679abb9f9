/** A whole table as HTML: nothing to scroll or sort, cells may hold markdown. */
import type { Frame } from "@/data/cell";
import { useLoaded } from "@/react/useLoaded";
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";
import { staticText } from "./text";

export default function Table({ props }: ElementProps<P<"table">>) {
  const { value: frame, error } = useLoaded([props.data.digest], readOne);
  if (error !== null) throw new Error(error);
  const height = typeof props.height === "number" ? { maxHeight: props.height } : {};
  // Until the data is there, the room it will take: nothing below it jumps.
  if (frame === null) return <div className="fc-waiting" style={{ minHeight: (props.rows + 1) * 41 }} />;
  return (
    <div
      className="fc-table"
      role="region"
      tabIndex={0}
      aria-label={props.alt ?? "Table"}
      data-border={props.border}
      style={height}
    >
      <table>
        {!props.hide_header && <Head frame={frame} hideIndex={props.hide_index} />}
        <tbody>
          {Array.from({ length: frame.rows }, (_, row) => (
            <Row key={row} frame={frame} row={row} hideIndex={props.hide_index} />
          ))}
        </tbody>
      </table>
      {frame.rows === 0 && <div className="fc-table-empty">empty</div>}
    </div>
  );
}

async function readOne([bytes]: readonly ArrayBuffer[]): Promise<Frame> {
  const { readFrame } = await import("@/data/frame");
  return readFrame(bytes ?? new ArrayBuffer(0));
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

function Row({ frame, row, hideIndex }: { frame: Frame; row: number; hideIndex: boolean }) {
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
        return (
          <td key={at} data-kind={column.kind} data-missing={value === null || undefined}>
            {typeof value === "string" ? <Markdown body={value} inline /> : text}
          </td>
        );
      })}
    </tr>
  );
}
