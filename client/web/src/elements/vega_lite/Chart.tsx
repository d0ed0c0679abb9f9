/**
 * Draws one chart. New rows go into the standing view; another specification or scheme draws a new one, which replaces
 * the old one only when it is ready, so nothing blinks.
 */
import { useElementSize } from "@mantine/hooks";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { View } from "vega";
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";

import { readFrame, toRecords } from "@/data/frame";
import { useLoaded } from "@/react/useLoaded";
import { type Selection, useSelection } from "@/react/useSelection";
import { useLook } from "@/theme/useLook";

import type { P } from "../registry";
import { chartLook } from "./look";
import { clear, isEmpty, restore, watch, type Watched } from "./selections";
import { atWidth, type Prepared, prepare, tableDigests } from "./spec";

type Props = P<"vega_lite">;
type Rows = readonly Record<string, unknown>[];

interface Picture {
  readonly prepared: Prepared;
  readonly tables: readonly Rows[];
}

export default function Chart({ props }: { props: Props }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const picture = usePicture(props, Math.floor(width));
  const place = useRef<HTMLDivElement>(null);
  const error = useDrawing(place, picture, Math.floor(width), useSelecting(props));
  if (error !== null) throw new Error(`Its specification is not right: ${error}`);
  const least = typeof props.height === "number" ? props.height : 350;
  return (
    <div ref={ref} className="fc-chart" role="figure" aria-label={props.alt ?? "Chart"}>
      <div ref={place} style={picture === null ? { minHeight: least } : {}} />
    </div>
  );
}

/** Below this height a legend stands beside the drawing, unless that is narrow as well. */
const LOW = 280;
const NARROW = 320;
const PHONE = 400;

/** Specification and rows that belong together: a new specification waits for its rows. */
function usePicture(props: Props, width: number): Picture | null {
  const look = useLook();
  const digests = tableDigests(props);
  const loaded = useLoaded(digests, readTables);
  if (loaded.error !== null) throw new Error(loaded.error);
  const [complete, setComplete] = useState<{ props: Props; tables: readonly Rows[] } | null>(null);
  if (
    loaded.value !== null &&
    loaded.key === digests.join(" ") &&
    (complete?.props !== props || complete.tables !== loaded.value)
  ) {
    setComplete({ props, tables: loaded.value });
  }
  const measured = width > 0;
  const shown = complete?.props ?? null;
  const low = typeof props.height === "number" && props.height < LOW && width >= NARROW;
  const narrow = width < PHONE;
  const prepared = useMemo(
    () => (shown === null || !measured ? null : prepare(shown, chartLook(look, { low, narrow }))),
    [shown, look, low, narrow, measured],
  );
  const tables = complete?.tables ?? null;
  return useMemo(
    () => (prepared === null || tables === null ? null : { prepared, tables }),
    [prepared, tables],
  );
}

function readTables(all: readonly ArrayBuffer[]): readonly Rows[] {
  return all.map((bytes) => toRecords(readFrame(bytes)));
}

/** What a drawing needs to know of the selections, read when it is needed: it outlives the render that began it. */
interface Selecting {
  readonly names: readonly string[];
  readonly id: string;
  readonly inForm: boolean;
  readonly selection: Selection;
  readonly tell: (selection: Selection) => void;
}

function useSelecting(props: Props): Selecting {
  const { selection, tell } = useSelection(props);
  return { names: props.selections, id: props.id, inForm: props.form !== "", selection, tell };
}

interface Drawn {
  readonly watched: Watched;
  readonly text: string;
  readonly view: View;
  /** As wide as its element; other charts have a width of their own. */
  readonly fluid: boolean;
  readonly tables: readonly Rows[];
  readonly finalize: () => void;
}

function useDrawing(
  place: RefObject<HTMLDivElement | null>,
  picture: Picture | null,
  width: number,
  selecting: Selecting,
): string | null {
  const latest = useRef(selecting);
  useEffect(() => {
    latest.current = selecting;
  });
  const drawn = useRef<Drawn | null>(null);
  const latestWidth = useRef(width);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    latestWidth.current = width;
    if (drawn.current?.fluid === true && width > 0) void drawn.current.view.width(width).resize().runAsync();
  }, [width]);
  useEffect(() => {
    const target = place.current;
    if (picture === null || target === null) return;
    const old = drawn.current;
    if (old?.text === picture.prepared.text) {
      drawn.current = { ...old, tables: picture.tables };
      exchange(old, picture);
      return;
    }
    let current = true;
    draw(picture, latestWidth.current, latest).then(
      ({ host, made }) => {
        if (!current) return made.finalize();
        drawn.current?.finalize();
        drawn.current = made;
        target.replaceChildren(host);
        // The element may have changed its width while the chart was drawn.
        if (made.fluid) void made.view.width(latestWidth.current).resize().runAsync();
      },
      (reason: unknown) => current && setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      current = false;
    };
  }, [place, picture]);
  useEffect(() => {
    const { names, id } = latest.current;
    if (drawn.current !== null && id !== "" && isEmpty(selecting.selection))
      clear(drawn.current.view, names, id);
  }, [selecting.selection]);
  useEffect(() => () => drawn.current?.finalize(), []);
  return error;
}

async function draw(
  { prepared, tables }: Picture,
  width: number,
  selecting: { readonly current: Selecting },
): Promise<{ host: HTMLElement; made: Drawn }> {
  const host = document.createElement("div");
  const datasets = Object.fromEntries(prepared.names.map((name, index) => [name, tables[index] ?? []]));
  const sized = atWidth(prepared, width);
  const spec = { ...sized, datasets: { ...sized.datasets, ...datasets } };
  const result = await embed(host, spec, {
    actions: false,
    // Errors only: warnings speak to the author of the library that made the specification.
    logLevel: 1,
    mode: "vega-lite",
    renderer: "canvas",
    // No code is made from text, so the page's content policy can forbid that.
    ast: true,
    expr: expressionInterpreter,
    tooltip: { theme: "custom" },
  });
  const { view } = result;
  const { names, id, inForm } = selecting.current;
  await restore(view, names, id, selecting.current.selection);
  const watched = watch(view, names, {
    id,
    atOnce: inForm,
    at: () => selecting.current.selection,
    tell: (selection) => selecting.current.tell(selection),
  });
  return {
    host,
    made: {
      watched,
      text: prepared.text,
      view,
      fluid: prepared.fluid && !("vconcat" in sized),
      tables,
      finalize: () => {
        watched.stop();
        result.finalize();
      },
    },
  };
}

function exchange(old: Drawn, { prepared, tables }: Picture): void {
  for (const [index, name] of prepared.names.entries()) {
    if (old.tables[index] !== tables[index]) old.view.data(name, [...(tables[index] ?? [])]);
  }
  void old.view.resize().runAsync();
}
