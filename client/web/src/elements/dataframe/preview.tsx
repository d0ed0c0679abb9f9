/** Cells that show a line of what they hold, and all of it when they are opened: nested data, Markdown, sound, films. */
import {
  type CustomCell,
  type CustomRenderer,
  type GridCell,
  GridCellKind,
  drawTextCell,
} from "@glideapps/glide-data-grid";

import { shown as mediaAddress } from "@/react/source";
import { Markdown } from "@/text/Markdown";

import { Value } from "../json/Value";
import { drawn } from "./texts";

export type PreviewKind = "json" | "markdown" | "audio" | "video" | "text";

interface Preview {
  readonly kind: "preview-cell";
  readonly of: PreviewKind;
  readonly text: string;
  readonly value: unknown;
}

type PreviewCell = CustomCell<Preview>;

export function previewCell(of: PreviewKind, text: string, value: unknown): GridCell {
  const cell: PreviewCell = {
    kind: GridCellKind.Custom,
    allowOverlay: true,
    readonly: true,
    copyData: text,
    data: { kind: "preview-cell", of, text, value },
  };
  return cell;
}

const SIGNS: Partial<Record<PreviewKind, string>> = { audio: "♪ ", video: "▶ " };

export const previewRenderer: CustomRenderer<PreviewCell> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is PreviewCell => (cell.data as { kind?: string }).kind === "preview-cell",
  draw: (args, { data }) => {
    drawTextCell(args, (SIGNS[data.of] ?? "") + drawn(data.text.replace(/\s+/g, " ")));
    return true;
  },
  provideEditor: () => ({ editor: Opened, disablePadding: true }),
};

function Opened({ value: { data } }: { value: PreviewCell }) {
  return (
    <div className="fc-cell-preview" data-of={data.of}>
      <Inside data={data} />
    </div>
  );
}

function Inside({ data }: { data: Preview }) {
  const source = mediaAddress(data.text);
  switch (data.of) {
    case "markdown":
      return <Markdown body={data.text} />;
    case "json":
      return <Value name={null} value={parsed(data.value)} depth={2} />;
    case "audio":
      return source === undefined ? (
        <Broken text={data.text} />
      ) : (
        <audio src={source} controls autoPlay={false} />
      );
    case "video":
      return source === undefined ? <Broken text={data.text} /> : <video src={source} controls />;
    case "text":
      return <pre className="fc-cell-text">{data.text}</pre>;
  }
}

function Broken({ text }: { text: string }) {
  return <span className="fc-muted">This is no address that can be played: {text}</span>;
}

/** Text that is JSON is shown as what it says. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
