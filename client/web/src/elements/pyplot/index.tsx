/** A figure that was drawn on the server. */
import { useState } from "react";

import { useClient } from "@/react/context";

import type { ElementProps, P } from "../registry";

export default function Pyplot({ props }: ElementProps<P<"pyplot">>) {
  const { image, alt, width } = props;
  const { blobs } = useClient();
  const [broken, setBroken] = useState<string | null>(null);
  if (broken === image.digest) throw new Error("The picture is damaged or gone.");
  return (
    <img
      className="fc-figure"
      data-wide={width === "content" ? undefined : true}
      src={blobs.address(image.digest)}
      alt={alt ?? ""}
      onError={() => setBroken(image.digest)}
    />
  );
}
