/** An icon as scripts name it: an emoji, or `:material/name:` from the Material Symbols font (loaded on first use). */
import { useEffect } from "react";

export function Icon({ icon }: { icon: string }) {
  const name = /^:material\/([a-z0-9_]+):$/.exec(icon)?.[1];
  if (name === undefined) return <span aria-hidden="true">{icon}</span>;
  return <Symbol name={name} />;
}

function Symbol({ name }: { name: string }) {
  useIconFont();
  return (
    // Its name is no text that could say where the words beside it begin.
    <span className="fc-icon" dir="ltr" aria-hidden="true">
      {name}
    </span>
  );
}

export function useIconFont(): void {
  useEffect(() => void import("./iconFont"), []);
}
