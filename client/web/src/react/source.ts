/** Where a browser finds a picture or a document: an address of the script, or bytes beside the page. */
import type { BlobRef } from "@protocol/messages.gen";

import { useClient } from "./context";

export function useSource(source: string | BlobRef | null): string | undefined {
  const { blobs } = useClient();
  if (source === null) return undefined;
  return typeof source === "string" ? shown(source) : blobs.address(source.digest);
}

/** What may be loaded as a picture or into a frame: never code. */
export function shown(address: string, base = location.href): string | undefined {
  try {
    const { protocol } = new URL(address, base);
    return ["http:", "https:", "data:", "blob:"].includes(protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
