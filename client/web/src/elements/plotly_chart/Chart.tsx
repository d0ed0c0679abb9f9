/** Draws a figure, and tells what is selected in it. A figure that changes is drawn into the standing one. */
import { useElementSize, useMergedRef } from "@mantine/hooks";
import Plotly, { type Config, type PlotlyHTMLElement } from "plotly.js-strict-dist-min";
import { useEffect, useMemo, useRef, useState } from "react";

import { equal } from "@/core/equal";
import { readJson } from "@/data/json";
import { useLoaded } from "@/react/useLoaded";
import { useSelection } from "@/react/useSelection";
import { chartTokens } from "@/theme/chart";
import { useLook } from "@/theme/useLook";

import { Drawing } from "../Drawing";
import type { P } from "../registry";
import { clickmode, type Figure, selecting, styled, toolbar } from "./figure";
import { NOTHING, partOf, selectionOf } from "./selection";

type Props = P<"plotly_chart">;
type Mode = Props["selections"][number];

/** Taller than its content only where the page has room to give. */
const LEAST = 100;

export default function Chart({ props }: { props: Props }) {
  const box = useElementSize<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(box.ref, place);
  const loaded = useLoaded([props.figure.digest], readJson);
  if (loaded.error !== null) throw new Error(loaded.error);
  const height = typeof props.height === "number" ? props.height : Math.max(LEAST, box.height);
  const error = useFigure(place, props, loaded.value as Figure | null, Math.floor(box.width), height);
  if (error !== null) throw new Error(error);
  return <Drawing ref={ref} alt={props.alt} name="Chart" height={props.height} />;
}

function useFigure(
  place: React.RefObject<HTMLDivElement | null>,
  props: Props,
  sent: Figure | null,
  width: number,
  height: number,
): string | null {
  const look = useLook();
  const [error, setError] = useState<string | null>(null);
  const drawn = useRef<PlotlyHTMLElement | null>(null);
  const size = useRef({ width, height });
  const modes = useSteady(props.selections);
  const { selection, tell } = useSelection(props);
  const { config: configText, theme } = props;
  const figure = useMemo(
    () => (sent === null ? null : styled(sent, theme === null ? null : chartTokens(look))),
    [sent, theme, look],
  );
  const measured = width > 0;
  useEffect(() => {
    size.current = { width, height };
    if (drawn.current !== null && measured) void Plotly.relayout(drawn.current, { width, height });
  }, [width, height, measured]);
  useEffect(() => {
    const target = place.current;
    if (figure === null || target === null || !measured) return;
    let current = true;
    const layout = { ...figure.layout, ...selecting(figure.layout, modes), ...size.current };
    const config = toolbar(JSON.parse(configText) as Partial<Config>, modes);
    Plotly.react(target, figure.data, layout, config).then(
      (made) => {
        if (!current) return;
        drawn.current = made;
        if ((figure.frames ?? []).length > 0) void Plotly.addFrames(made, figure.frames as never[]);
        listen(made, modes, tell);
      },
      (reason: unknown) => current && setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      current = false;
    };
  }, [place, figure, configText, modes, tell, measured]);
  const nothing = isNothing(selection);
  useEffect(() => {
    if (drawn.current !== null && nothing) clear(drawn.current);
  }, [nothing]);
  useEffect(() => {
    const target = place.current;
    return () => {
      drawn.current = null;
      if (target !== null) Plotly.purge(target);
    };
  }, [place]);
  return error;
}

function listen(
  made: PlotlyHTMLElement,
  modes: readonly Mode[],
  tell: (selection: typeof NOTHING) => void,
): void {
  for (const event of [
    "plotly_selected",
    "plotly_click",
    "plotly_deselect",
    "plotly_doubleclick",
    "plotly_relayout",
  ])
    made.removeAllListeners(event);
  if (modes.length === 0) return;
  made.on("plotly_selected", (event) => {
    // Nothing is told where a drawing is exchanged under a standing selection.
    const found = (event as unknown) === undefined ? null : selectionOf(event as never, modes);
    if (found !== null) tell(found);
  });
  made.on("plotly_click", (event) => {
    const part = modes.includes("points") ? partOf(event as never) : null;
    if (part !== null) tell(part);
  });
  made.on("plotly_deselect", () => tell(NOTHING));
  made.on("plotly_doubleclick", () => tell(NOTHING));
  made.on("plotly_relayout", (change) => {
    if (!("dragmode" in change)) return;
    const next = clickmode(change.dragmode, modes);
    if (next !== (made as unknown as { layout: { clickmode?: string } }).layout.clickmode)
      void Plotly.relayout(made, { clickmode: next });
  });
}

/** Nothing is selected any more, whatever the drawing shows. */
function clear(made: PlotlyHTMLElement): void {
  const { data, layout } = made as unknown as {
    data: { selectedpoints?: unknown }[];
    layout: { selections?: unknown[] };
  };
  if (data.every(({ selectedpoints }) => selectedpoints == null) && (layout.selections ?? []).length === 0)
    return;
  void Plotly.update(made, { selectedpoints: [null] }, { selections: [] } as never);
}

function isNothing(selection: Readonly<Record<string, unknown>>): boolean {
  return Object.values(selection).every((part) => !Array.isArray(part) || part.length === 0);
}

/** The same array as long as it says the same. */
function useSteady<T extends readonly unknown[]>(value: T): T {
  const [kept, keep] = useState(value);
  if (kept === value || equal(kept, value)) return kept;
  keep(value);
  return value;
}
