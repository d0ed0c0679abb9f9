/** Lays a graph out, in the page's colours unless the graph has its own, and shows it as a picture without scripts. */
import { instance, type Viz } from "@viz-js/viz";
import DOMPurify from "dompurify";
import { useEffect, useState } from "react";

import { chartTokens } from "@/theme/chart";
import { useLook } from "@/theme/useLook";

import { Drawing, Waiting } from "../Drawing";
import type { P } from "../registry";
import { drawn, hasColours, sized } from "./graph";

type Props = P<"graphviz_chart">;

let loading: Promise<Viz> | null = null;

export default function Chart({ props }: { props: Props }) {
  const { dot, engine, width, height, alt } = props;
  const look = useLook();
  const [viz, setViz] = useState<Viz | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    (loading ??= instance()).then(
      (made) => current && setViz(made),
      (error: unknown) => current && setFailure(String(error)),
    );
    return () => {
      current = false;
    };
  }, []);
  if (failure !== null) throw new Error(failure);
  if (viz === null) return <Waiting height={height === "content" ? 200 : height} />;
  const onPaper = hasColours(dot);
  const svg = drawn(viz, dot, engine, onPaper ? null : chartTokens(look));
  const clean = DOMPurify.sanitize(svg, { USE_PROFILES: { svg: true, svgFilters: true } });
  return (
    <Drawing alt={alt} name="Graph" height={height}>
      <div
        className="fc-graph"
        data-paper={onPaper || undefined}
        data-wide={width !== "content" || undefined}
        data-tall={height !== "content" || undefined}
        dangerouslySetInnerHTML={{ __html: sized(clean) }}
      />
    </Drawing>
  );
}
