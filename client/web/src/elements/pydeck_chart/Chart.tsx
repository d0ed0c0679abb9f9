/** Draws layers over a map, and tells which of their objects are selected. */
import { Deck, LinearInterpolator, type PickingInfo } from "@deck.gl/core";
import { useEffect, useMemo, useRef, useState } from "react";

import { equal } from "@/core/equal";
import { readJson } from "@/data/json";
import { useLoaded } from "@/react/useLoaded";
import { useSelection } from "@/react/useSelection";
import { IconButton } from "@/shell/IconButton";
import { chartTokens, rgb } from "@/theme/chart";
import { useLook } from "@/theme/useLook";

import { Drawing } from "../Drawing";
import type { P } from "../registry";
import { basemap, type Basemap, styleAddress } from "./basemap";
import { type DeckSpec, type Shown, shown, tooltip } from "./deck";
import { NOTHING, type Picked, picked } from "./selection";

type Props = P<"pydeck_chart">;
type ViewState = Record<string, unknown>;

export default function Chart({ props }: { props: Props }) {
  const loaded = useLoaded([props.deck.digest], readJson);
  if (loaded.error !== null) throw new Error(loaded.error);
  const ground = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(false);
  const { error, zoom } = useDeck(props, loaded.value as DeckSpec | null, ground, canvas, setMissing);
  if (error !== null) throw new Error(error);
  return (
    <Drawing alt={props.alt} name="Map" height={props.height}>
      <div className="fc-map">
        <div ref={ground} />
        <div ref={canvas} />
      </div>
      {zoom !== null && (
        <div className="fc-map-zoom">
          <IconButton label="Zoom in" shape="M8 3v10M3 8h10" onClick={() => zoom(1)} />
          <IconButton label="Zoom out" shape="M3 8h10" onClick={() => zoom(-1)} />
        </div>
      )}
      {missing && (
        <div className="fc-drawing-note" role="status">
          The map under the data cannot be loaded.
        </div>
      )}
    </Drawing>
  );
}

function useDeck(
  props: Props,
  spec: DeckSpec | null,
  ground: React.RefObject<HTMLDivElement | null>,
  canvas: React.RefObject<HTMLDivElement | null>,
  setMissing: (missing: boolean) => void,
): { error: string | null; zoom: ((by: number) => void) | null } {
  const look = useLook();
  const { selection, tell } = useSelection(props);
  const now = selection as Partial<Picked>;
  const picks = props.selections.length > 0;
  const many = props.selections.includes("multi-object");
  const [failure, setFailure] = useState<string | null>(null);
  const indices = picks ? (now.indices ?? NOTHING.indices) : null;
  const drawn = useMemo((): Shown | Error | null => {
    if (spec === null) return null;
    try {
      return shown(spec, rgb(chartTokens(look).accent), indices);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }, [spec, look, indices]);
  const made = useRef<Made | null>(null);
  const latest = useRef({ now, many, picks, template: props.tooltip });
  useEffect(() => {
    latest.current = { now, many, picks, template: props.tooltip };
  });
  const ready = drawn !== null && !(drawn instanceof Error);
  const onMap = ready && drawn.onMap;
  const address = ready ? styleAddress(drawn.style, look.scheme) : "";
  const first = useRef(drawn);
  useEffect(() => {
    first.current = drawn;
  });
  useEffect(() => {
    const start = first.current;
    if (!ready || start === null || start instanceof Error || canvas.current === null) return;
    let view: ViewState = start.begin;
    const deck = new Deck({
      parent: canvas.current,
      controller: start.views === undefined,
      initialViewState: start.begin,
      layers: [],
      getTooltip: (info: PickingInfo) => {
        const { template } = latest.current;
        return template === null ? null : tooltip(JSON.parse(template) as object, info.object as never);
      },
      onViewStateChange: ({ viewState }: { viewState: ViewState }) => {
        view = viewState;
        made.current?.map?.follow(viewState);
      },
      onClick: (info: PickingInfo) => {
        const { now: before, many: several, picks: selects } = latest.current;
        if (!selects) return;
        const click = { index: info.index, object: info.object as unknown, layer: info.layer?.id ?? "" };
        tell({ ...picked({ ...NOTHING, ...before }, click, several) });
      },
      onError: (error: Error) => setFailure(error.message),
    } as never);
    made.current = { deck, map: null, begin: view };
    return () => {
      made.current = null;
      deck.finalize();
    };
  }, [ready, canvas, tell]);
  useEffect(() => {
    if (!ready) return;
    const { current } = made;
    if (current === null) return;
    const again = !equal(current.begin, drawn.begin);
    if (again) current.begin = drawn.begin;
    current.deck.setProps({
      layers: drawn.layers,
      ...(drawn.views === undefined ? {} : { views: drawn.views }),
      ...(again ? { initialViewState: drawn.begin } : {}),
    } as never);
    if (again) current.map?.follow(drawn.begin);
  }, [ready, drawn]);
  useEffect(() => {
    const { current } = made;
    if (!onMap || ground.current === null || current === null) return;
    const [viewport] = current.deck.isInitialized ? current.deck.getViewports() : [];
    const map = basemap(
      ground.current,
      address,
      (viewport as ViewState | undefined) ?? current.begin,
      setMissing,
    );
    current.map = map;
    return () => {
      current.map = null;
      map.remove();
    };
  }, [onMap, address, ground, setMissing]);
  const zoom = (by: number): void => {
    if (made.current !== null) zoomed(made.current, by);
  };
  return { error: drawn instanceof Error ? drawn.message : failure, zoom: onMap ? zoom : null };
}

interface Made {
  readonly deck: Deck;
  map: Basemap | null;
  begin: ViewState;
}

const CLOSEST = 20;

/** One step nearer or farther, to the middle of what is shown. */
function zoomed({ deck, map }: Made, by: number): void {
  const [viewport] = deck.isInitialized ? deck.getViewports() : [];
  if (viewport === undefined) return;
  const { longitude, latitude, zoom, pitch, bearing } = viewport as unknown as Record<string, number>;
  const next = {
    longitude,
    latitude,
    zoom: Math.min(CLOSEST, Math.max(0, (zoom ?? 0) + by)),
    pitch,
    bearing,
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const way = { transitionDuration: 200, transitionInterpolator: new LinearInterpolator(["zoom"]) };
  deck.setProps({ initialViewState: { ...next, ...(still ? {} : way) } } as never);
  // On its way the deck tells where it is; without one it tells nothing.
  if (still) map?.follow(next);
}
