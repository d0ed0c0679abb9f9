/** What goes with a message: files that have arrived, those on their way, and what could not be taken. */
import type { Sent, Transfer } from "@/core/transfers";
import { Icon } from "@/text/Icon";

import { sizeText } from "../file_uploader/sizes";

interface Props {
  files: readonly Sent[];
  transfers: readonly Transfer[];
  /** Of the microphone. */
  trouble: string | null;
  onRemove: (id: string) => void;
  onCancel: (key: number) => void;
}

export function Attached({ files, transfers, trouble, onRemove, onCancel }: Props) {
  if (files.length === 0 && transfers.length === 0 && trouble === null) return null;
  return (
    <div className="fc-attached">
      {files.map(([id, name, size]) => (
        <Chip key={id} name={name} note={sizeText(size)} failed={false} onRemove={() => onRemove(id)} />
      ))}
      {transfers.map(({ key, name, progress, error }) => (
        <Chip
          key={`t${key}`}
          name={name}
          note={error ?? `${Math.round(progress * 100)} %`}
          failed={error !== null}
          onRemove={() => onCancel(key)}
        />
      ))}
      {trouble !== null && (
        <span className="fc-attached-trouble" role="alert">
          {trouble}
        </span>
      )}
    </div>
  );
}

interface ChipProps {
  name: string;
  note: string;
  failed: boolean;
  onRemove: () => void;
}

function Chip({ name, note, failed, onRemove }: ChipProps) {
  return (
    <span className="fc-attachment" data-failed={failed || undefined}>
      <Icon icon={failed ? ":material/error:" : ":material/draft:"} />
      <span className="fc-file-name" title={name}>
        {name}
      </span>
      <small role={failed ? "alert" : undefined}>{note}</small>
      <button type="button" className="fc-icon-button" aria-label={`Remove ${name}`} onClick={onRemove}>
        <Icon icon=":material/close:" />
      </button>
    </span>
  );
}
