/** Small actions above a grid: search, download as CSV, fill the window. */
import type { Shown } from "./config";
import { toCsv } from "./csv";

interface Props {
  shown: readonly Shown[];
  rows: Uint32Array;
  full: boolean;
  onSearch: () => void;
  onFull: () => void;
}

export function Toolbar({ shown, rows, full, onSearch, onFull }: Props) {
  return (
    <div className="fc-toolbar" role="toolbar" aria-label="Table actions">
      <button type="button" onClick={onSearch} aria-label="Search in the table" title="Search">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
      </button>
      <button
        type="button"
        onClick={() => download(toCsv(shown, rows))}
        aria-label="Download as CSV"
        title="Download as CSV"
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2v8m0 0L4.5 6.5M8 10l3.5-3.5M3 14h10" />
        </svg>
      </button>
      <button
        type="button"
        onClick={onFull}
        aria-pressed={full}
        aria-label="Fill the window"
        title="Fill the window"
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path
            d={full ? "M6 2v4H2M10 2v4h4M6 14v-4H2M10 14v-4h4" : "M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4"}
          />
        </svg>
      </button>
    </div>
  );
}

function download(text: string): void {
  // The mark at the start lets spreadsheets read it as UTF-8.
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `table_${new Date().toISOString().slice(0, 16).replaceAll(":", "-")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
