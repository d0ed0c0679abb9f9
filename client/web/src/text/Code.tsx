/** A block of code: readable at once as plain text, coloured when the highlighter has arrived, with a copy button. */
import { useEffect, useState } from "react";

import type { Tokens } from "./highlight";

interface Props {
  body: string;
  language: string | null;
  lineNumbers?: boolean;
  wrap?: boolean;
  height?: number | undefined;
}

export function Code({ body, language, lineNumbers = false, wrap = false, height }: Props) {
  const lines = useHighlighted(body, language);
  const digits = String(lines.length).length;
  return (
    <div className="fc-code">
      <pre
        tabIndex={0}
        data-wrap={wrap || undefined}
        style={{ maxHeight: height, ["--fc-gutter" as string]: `${digits}ch` }}
      >
        <code>
          {lines.map((line, index) => (
            <span className="fc-line" key={index} data-line={lineNumbers ? index + 1 : undefined}>
              {line.map((token, at) => (
                <span key={at} style={token.style}>
                  {token.text}
                </span>
              ))}
              {"\n"}
            </span>
          ))}
        </code>
      </pre>
      <CopyButton text={body} />
    </div>
  );
}

function useHighlighted(body: string, language: string | null): Tokens {
  const [done, setDone] = useState<{ body: string; lines: Tokens } | null>(null);
  useEffect(() => {
    if (language === null || language === "text") return;
    let current = true;
    void import("./highlight")
      .then(({ highlight }) => highlight(body, language))
      .then((lines) => {
        if (current && lines !== null) setDone({ body, lines });
      });
    return () => {
      current = false;
    };
  }, [body, language]);
  return done?.body === body ? done.lines : body.split("\n").map((text) => [{ text }]);
}

const SHEETS = "M6 5.5h7.5V14H6zM3 10.5H2.5V2H10v.5";
const TICK = "m3 8.5 3.5 3.5L13 4.5";

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  };
  const label = copied ? "Copied" : "Copy code";
  return (
    <button type="button" className="fc-copy" onClick={copy} aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={copied ? TICK : SHEETS} />
      </svg>
    </button>
  );
}
