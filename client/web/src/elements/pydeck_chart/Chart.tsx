/** Draws layers over a map, and tells which of their objects are selected. */
import { Deck, type PickingInfo } from "@deck.gl/core";
import { useEffect, useMemo, useRef, useState } from "react";

import { equal } from "@/core/equal";
import { readJson } from "@/data/json";
import { useLoaded } from "@/react/useLoaded";
import { useSelection } from "@/react/useSelection";
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
  const error = useDeck(props, loaded.value as DeckSpec | null, ground, canvas, setMissing);
  if (error !== null) throw new Error(error);
  return (
    <Drawing alt={props.alt} name="Map" height={props.height}>
      <div className="fc-map">
        <div ref={ground} />
        <div ref={canvas} />
      </div>
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
): string | null {
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
  const made = useRef<{ deck: Deck; map: Basemap | null; begin: ViewState } | null>(null);
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
  return drawn instanceof Error ? drawn.message : failure;
}
