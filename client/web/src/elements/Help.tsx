/** A small question mark that tells more on hover, on focus and on touch. */
import { Tip } from "./Tip";

export function Help({ text }: { text: string | null }) {
  if (text === null || text === "") return null;
  return (
    <Tip text={text} touch>
      <button type="button" className="fc-help" aria-label={`Help: ${text}`}>
        ?
      </button>
    </Tip>
  );
}
