/** One value of a tree of data: a leaf, or a branch that opens and closes. */
import { useState } from "react";

/** Longer lists are shown piece by piece. */
const PIECE = 100;

export function Value({ name, value, depth }: { name: string | null; value: unknown; depth: number }) {
  if (typeof value === "object" && value !== null) return <Branch name={name} value={value} depth={depth} />;
  const type = value === null ? "null" : typeof value;
  return (
    <div className="fc-json-leaf">
      <Name name={name} />
      <span data-type={type}>{type === "string" ? JSON.stringify(value) : String(value)}</span>
    </div>
  );
}

function Branch({ name, value, depth }: { name: string | null; value: object; depth: number }) {
  const [open, setOpen] = useState(depth > 0);
  const [room, setRoom] = useState(PIECE);
  const isList = Array.isArray(value);
  const entries: readonly [string, unknown][] = Object.entries(value);
  const [before, after] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) {
    return (
      <div className="fc-json-leaf">
        <Name name={name} />
        {before + after}
      </div>
    );
  }
  return (
    <div>
      <button type="button" className="fc-json-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="fc-chevron" aria-hidden="true" />
        <Name name={name} />
        {before}
        {!open && (
          <span className="fc-muted">
            {" "}
            {entries.length} {isList ? "items" : "keys"} {after}
          </span>
        )}
      </button>
      {open && (
        <>
          <div className="fc-json-children">
            {entries.slice(0, room).map(([key, each]) => (
              <Value key={key} name={key} value={each} depth={depth - 1} />
            ))}
            {entries.length > room && (
              <button type="button" className="fc-link-button" onClick={() => setRoom(room + PIECE)}>
                {entries.length - room} more
              </button>
            )}
          </div>
          <div className="fc-json-end">{after}</div>
        </>
      )}
    </div>
  );
}

function Name({ name }: { name: string | null }) {
  return name === null ? null : <span className="fc-json-name">{name}: </span>;
}
