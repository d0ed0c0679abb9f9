/** Bytes of the page, read into something; while newer bytes are on their way the older result stays in sight. */
import { useEffect, useState } from "react";

import { useClient } from "./context";

interface Loaded<T> {
  readonly value: T | null;
  /** The digests that `value` was read from. */
  readonly key: string;
  readonly error: string | null;
}

/** `read` must be a function of the module, not made anew on each render. */
export function useLoaded<T>(
  digests: readonly string[],
  read: (bytes: readonly ArrayBuffer[]) => T | Promise<T>,
): Loaded<T> {
  const { blobs } = useClient();
  const key = digests.join(" ");
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: null, key: "", error: null });
  useEffect(() => {
    let current = true;
    void Promise.all((key === "" ? [] : key.split(" ")).map((digest) => blobs.load(digest)))
      .then(read)
      .then(
        (value) => current && setLoaded({ value, key, error: null }),
        (error: unknown) =>
          current &&
          setLoaded({ value: null, key, error: error instanceof Error ? error.message : String(error) }),
      );
    return () => {
      current = false;
    };
  }, [blobs, key, read]);
  return loaded;
}
