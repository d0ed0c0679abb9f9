/** What `flowc graph --format json` writes (docs/guide/graph.schema.json), as the page finds it in itself. */

export type Kind =
  | "value"
  | "mutation"
  | "control"
  | "container"
  | "state"
  | "call"
  | "import"
  | "definition"
  | "module"
  | "return";

export interface Widget {
  readonly command: string;
  readonly line: number;
  readonly label: string | null;
  readonly key: string | null;
}

export interface Cell {
  readonly id: number;
  readonly label: string;
  readonly kind: string;
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly group: string | null;
  readonly function: string | null;
  readonly source: string;
  readonly code: string;
  readonly imports: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly changes: readonly string[];
  readonly shows: readonly string[];
  readonly world: readonly string[];
  readonly widgets: readonly Widget[];
  readonly volatile: string | null;
  readonly barrier: boolean;
}

export interface Group {
  readonly id: string;
  readonly kind: "file" | "function" | "region" | "section";
  readonly label: string;
  readonly parent: string | null;
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly head: number | null;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly reason: string;
  readonly implied: boolean;
}

export interface WhatIf {
  readonly asked: string;
  readonly widget: Widget;
  readonly cell: number;
  readonly affected: readonly number[];
  readonly always: readonly number[];
}

export interface GraphDocument {
  readonly version: number;
  readonly script: string;
  readonly cells: readonly Cell[];
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
  readonly calls: readonly { readonly from: number; readonly group: string }[];
  readonly what_if: WhatIf | null;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly line: number;
    readonly message: string;
  }[];
}

export function place(cell: Cell): string {
  if (cell.kind === "module") return cell.file;
  const [first, last] = cell.lines;
  const lines = first === last ? `L${first}` : `L${first}–${last}`;
  if (cell.label.endsWith(`.L${first}`)) return first === last ? cell.label : `${cell.label}–${last}`;
  return cell.label === `L${first}` ? lines : `${cell.label} ${lines}`;
}

export function widgetName(widget: Widget): string {
  return widget.label === null ? widget.command : `${widget.command} “${widget.label}”`;
}
