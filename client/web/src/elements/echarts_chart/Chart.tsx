/** Draws an option, and tells what is selected in it. A changed option is drawn into the standing chart. */
import { useElementSize } from "@mantine/hooks";
import * as echarts from "echarts";
import { useEffect, useMemo, useRef, useState } from "react";

import { readFrame, toRecords } from "@/data/frame";
import { readJson } from "@/data/json";
import { useLoaded } from "@/react/useLoaded";
import { useSelection } from "@/react/useSelection";
import { chartTokens } from "@/theme/chart";
import { useLook } from "@/theme/useLook";

import { Drawing } from "../Drawing";
import type { P } from "../registry";
import { check, described, fitted, type Option, type Rows, themeOf, withTables } from "./option";
import { type Brushed, type Chosen, selectionOf } from "./selection";

type Props = P<"echarts_chart">;

export default function Chart({ props }: { props: Props }) {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const option = useOption(props);
  const error = useChart(place, props, option, Math.floor(width), Math.floor(height));
  if (error !== null) throw new Error(error);
  return (
    <Drawing ref={ref} alt={props.alt} name="Chart" height={props.height}>
      <div ref={place} style={{ position: "absolute", inset: 0 }} />
    </Drawing>
  );
}

/** The option with its tables in place; null until all is there. */
function useOption(props: Props): Option | null {
  const names = Object.keys(props.datasets).sort();
  const digests = names.map((name) => props.datasets[name]?.digest ?? "");
  const text = useLoaded([props.option.digest], readJson);
  const tables = useLoaded(digests, readTables);
  if (text.error !== null) throw new Error(text.error);
  if (tables.error !== null) throw new Error(tables.error);
  const complete =
    text.value !== null &&
    tables.value !== null &&
    text.key === props.option.digest &&
    tables.key === digests.join(" ");
  const key = `${text.key} ${tables.key}`;
  const [kept, keep] = useState<{ key: string; option: Option } | null>(null);
  if (complete && kept?.key !== key) {
    const rows = tables.value;
    keep({
      key,
      option: withTables(text.value as Option, new Map(names.map((name, at) => [name, rows[at] ?? []]))),
    });
  }
  return kept?.option ?? null;
}

function readTables(all: readonly ArrayBuffer[]): readonly Rows[] {
  return all.map((bytes) => toRecords(readFrame(bytes)));
}

function useChart(
  place: React.RefObject<HTMLDivElement | null>,
  props: Props,
  option: Option | null,
  width: number,
  height: number,
): string | null {
  const look = useLook();
  const [error, setError] = useState<string | null>(null);
  const standing = useRef<{ chart: echarts.ECharts; forget: () => void } | null>(null);
  const { selection, tell } = useSelection(props);
  const { renderer, theme, alt, selectable } = props;
  const own = useMemo(() => (theme === null ? undefined : themeOf(chartTokens(look))), [theme, look]);
  const measured = width > 0 && height > 0;
  useEffect(() => {
    const target = place.current;
    if (target === null || !measured) return;
    const chart = echarts.init(target, own, { renderer });
    standing.current = { chart, forget: selectable ? listen(chart, tell) : () => undefined };
    return () => {
      standing.current = null;
      chart.dispose();
    };
  }, [place, measured, own, renderer, selectable, tell]);
  // Whatever makes a new chart draws the option anew.
  useEffect(() => {
    if (standing.current === null || option === null) return;
    let current = true;
    const drawn = described(theme === null ? option : fitted(option), alt, selectable);
    draw(standing.current.chart, drawn).catch(
      (reason: unknown) => current && setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      current = false;
    };
  }, [option, alt, theme, measured, own, renderer, selectable, tell]);
  useEffect(() => {
    if (measured) standing.current?.chart.resize();
  }, [width, height, measured]);
  const nothing = Object.values(selection).every((part) => !Array.isArray(part) || part.length === 0);
  useEffect(() => {
    if (nothing) standing.current?.forget();
  }, [nothing]);
  return error;
}

/** Fails where the option cannot be drawn. */
async function draw(chart: echarts.ECharts, option: Option): Promise<void> {
  await Promise.resolve();
  check(option);
  if (!chart.isDisposed()) chart.setOption(option, { notMerge: true });
}

/** Tell what is selected, when it changes; gives what clears it. */
function listen(
  chart: echarts.ECharts,
  tell: (selection: Readonly<Record<string, unknown>>) => void,
): () => void {
  let chosen: readonly Chosen[] = [];
  let brushed: readonly Brushed[] = [];
  const told = (): void => {
    const { series } = chart.getOption() as { series?: { id?: unknown; name?: unknown }[] };
    tell(selectionOf(chosen, brushed, series ?? []));
  };
  const clear = (): void => {
    if (chart.isDisposed()) return;
    if (brushed.some(({ areas }) => (areas ?? []).length > 0))
      chart.dispatchAction({ type: "brush", areas: [] });
    for (const one of chosen) chart.dispatchAction({ type: "unselect", ...one });
    chosen = [];
    brushed = [];
  };
  chart.on("selectchanged", (event) => {
    chosen = (event as { selected?: Chosen[] }).selected ?? [];
    told();
  });
  chart.on("brushselected", (event) => {
    brushed = (event as { batch?: Brushed[] }).batch ?? [];
    // While an area is being drawn nothing is told; its removal has no end of its own.
    if (brushed.every(({ areas }) => (areas ?? []).length === 0)) told();
  });
  chart.on("brushEnd", () => told());
  chart.getZr().on("dblclick", () => {
    clear();
    tell({ selected: [], areas: [] });
  });
  return clear;
}
