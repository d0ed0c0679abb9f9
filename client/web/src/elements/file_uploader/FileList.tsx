/** The files of a widget, page by page: those on their way with a bar, those that failed with the reason. */
import { useState } from "react";

import { Icon } from "@/text/Icon";
import type { Sent, Transfer } from "@/core/transfers";

import { sizeText } from "./sizes";

const PAGE = 3;

interface Props {
  files: readonly Sent[];
  transfers: readonly Transfer[];
  disabled: boolean;
  onRemove: (id: string) => void;
  onCancel: (key: number) => void;
}

export function FileList({ files, transfers, disabled, onRemove, onCancel }: Props) {
  const [chosen, setPage] = useState(0);
  // What is new stands first: it is what the reader is looking for.
  const rows = [
    ...[...transfers]
      .reverse()
      .map((transfer) => (
        <Row
          key={`t${transfer.key}`}
          name={transfer.name}
          size={transfer.size}
          error={transfer.error}
          progress={transfer.error === null ? transfer.progress : null}
          disabled={false}
          onRemove={() => onCancel(transfer.key)}
        />
      )),
    ...[...files]
      .reverse()
      .map(([id, name, size]) => (
        <Row
          key={id}
          name={name}
          size={size}
          error={null}
          progress={null}
          disabled={disabled}
          onRemove={() => onRemove(id)}
        />
      )),
  ];
  if (rows.length === 0) return null;
  const pages = Math.ceil(rows.length / PAGE);
  const page = Math.min(chosen, pages - 1);
  return (
    <>
      <ul className="fc-files">{rows.slice(page * PAGE, (page + 1) * PAGE)}</ul>
      {pages > 1 && (
        <div className="fc-files-pages">
          <span aria-live="polite">
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            className="fc-icon-button"
            aria-label="Previous files"
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          >
            <Icon icon=":material/chevron_left:" />
          </button>
          <button
            type="button"
            className="fc-icon-button"
            aria-label="More files"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            <Icon icon=":material/chevron_right:" />
          </button>
        </div>
      )}
    </>
  );
}

interface RowProps {
  name: string;
  size: number;
  error: string | null;
  progress: number | null;
  disabled: boolean;
  onRemove: () => void;
}

function Row({ name, size, error, progress, disabled, onRemove }: RowProps) {
  return (
    <li className="fc-file" data-failed={error !== null || undefined}>
      <span className="fc-file-icon">
        <Icon icon={error === null ? ":material/draft:" : ":material/error:"} />
      </span>
      <span className="fc-file-name" title={name}>
        {name}
      </span>
      <span className="fc-file-size">{sizeText(size)}</span>
      {!disabled && (
        <button type="button" className="fc-icon-button" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Icon icon=":material/close:" />
        </button>
      )}
      {progress !== null && (
        <progress className="fc-file-progress" aria-label={`Sending ${name}`} value={progress} max={1} />
      )}
      {error !== null && (
        <span className="fc-file-error" role="alert">
          {error}
        </span>
      )}
    </li>
  );
}
