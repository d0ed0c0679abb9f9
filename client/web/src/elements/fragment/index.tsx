/** What a fragment shows; asks for the fragment to run again where that is to be every so often. */
import { useEffect } from "react";

import { useClient } from "@/react/context";

import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

export default function Fragment({ refId, props, nodes }: ElementProps<P<"fragment">>) {
  const client = useClient();
  const { every } = props;
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => client.rerunFragment(refId), Math.max(every, 0.05) * 1000);
    return () => clearInterval(timer);
  }, [client, every, refId]);
  return (
    <div className="fc-stack fc-container" data-empty={nodes.length === 0 || undefined}>
      <Children refs={nodes} />
    </div>
  );
}
