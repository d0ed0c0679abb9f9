/** A diagram in Mermaid's language, where Markdown has a fenced block of it. While it cannot be drawn, it is text. */
import { useEffect, useRef, useState } from "react";

import { useLook } from "@/theme/useLook";

import { Code } from "./Code";

interface Drawn {
  readonly of: string;
  readonly svg: string | null;
  readonly error: string | null;
}

export function Mermaid({ body }: { body: string }) {
  const look = useLook();
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const of = `${look.scheme}:${body}`;
  useEffect(() => {
    let current = true;
    void import("./diagram")
      .then(({ diagram }) => diagram(body, look, place.current?.clientWidth ?? 700))
      .then(
        (svg) => current && setDrawn({ of, svg, error: null }),
        (error: unknown) => {
          if (current)
            setDrawn({ of, svg: null, error: error instanceof Error ? error.message : String(error) });
        },
      );
    return () => {
      current = false;
    };
  }, [of, body, look]);
  const alt = /^\s*%%\s*stAlt\s*:\s*(.*)$/m.exec(body)?.[1];
  return (
    <div ref={place} className="fc-mermaid">
      {drawn?.svg != null && (
        <div role="figure" aria-label={alt ?? "Diagram"} dangerouslySetInnerHTML={{ __html: drawn.svg }} />
      )}
      {drawn?.error != null && drawn.of === of && (
        <div className="fc-broken" role="alert">
          <strong>This diagram could not be drawn.</strong> {drawn.error}
        </div>
      )}
      {drawn?.svg == null && <Code body={body} language={null} />}
    </div>
  );
}
