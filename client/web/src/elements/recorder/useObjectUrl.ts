/** An address for bytes that the page holds itself, for as long as they are shown. */
import { useEffect, useState } from "react";

export function useObjectUrl(blob: Blob | null): string | undefined {
  const [made, setMade] = useState<{ blob: Blob; url: string } | null>(null);
  useEffect(() => {
    if (blob === null) return;
    const url = URL.createObjectURL(blob);
    // The address is made outside of React, and is to be given back.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setMade({ blob, url });
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return made !== null && made.blob === blob ? made.url : undefined;
}
