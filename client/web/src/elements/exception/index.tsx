/** An error of the script, as its author wants to read it: what, where, and the way there; the innermost line first in sight. */
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";

type Frame = P<"exception">["stack"][number];
type Related = P<"exception">["related"][number];

const LINKS: Record<string, string> = {
  cause: "It was caused by",
  context: "It came up while this was being handled",
};

export default function Exception({ props }: ElementProps<P<"exception">>) {
  return (
    <div className="fc-exception" role="alert" data-warning={props.is_warning || undefined}>
      <Message type={props.type} message={props.message} markdown={props.message_is_markdown} />
      <Stack frames={props.stack} />
      {props.related.map((each, index) => (
        <Origin key={index} origin={each} />
      ))}
    </div>
  );
}

function Message({ type, message, markdown }: { type: string; message: string; markdown: boolean }) {
  return (
    <div className="fc-exception-message">
      <strong>{type}</strong>
      {message !== "" && (
        <>
          {": "}
          {markdown ? (
            <div className="fc-md">
              <Markdown body={message} />
            </div>
          ) : (
            <span className="fc-exception-text">{message}</span>
          )}
        </>
      )}
    </div>
  );
}

function Origin({ origin }: { origin: Related }) {
  return (
    <div className="fc-exception-related">
      <div className="fc-muted">{LINKS[origin.link] ?? origin.link}:</div>
      <Message type={origin.type} message={origin.message} markdown={false} />
      <Stack frames={origin.stack} />
    </div>
  );
}

function Stack({ frames }: { frames: readonly Frame[] }) {
  if (frames.length === 0) return null;
  return (
    <details className="fc-stack-trace" open>
      <summary>Traceback, innermost call last</summary>
      <ol>
        {frames.map((frame, index) => (
          <li key={index} data-last={index === frames.length - 1 || undefined}>
            <div className="fc-frame-place">
              <span title={frame.file}>{shortName(frame.file)}</span>:{frame.line} in{" "}
              <code>{frame.function}</code>
            </div>
            {frame.source !== "" && <pre tabIndex={0}>{frame.source.trim()}</pre>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The last two parts of a path say enough; the rest is in the title. */
function shortName(file: string): string {
  return file.split(/[\\/]/).slice(-2).join("/");
}
