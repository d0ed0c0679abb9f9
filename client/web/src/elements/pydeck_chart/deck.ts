/**
 * The JSON of a deck -> layers, views and where the map begins. Expressions in it are read by deck.gl's own reader, which
 * runs no code.
 */
import * as aggregation from "@deck.gl/aggregation-layers";
import {
  FirstPersonView,
  _GlobeView as GlobeView,
  type Layer,
  MapView,
  OrbitView,
  OrthographicView,
  type View,
} from "@deck.gl/core";
import * as extensions from "@deck.gl/extensions";
import * as geo from "@deck.gl/geo-layers";
import { JSONConfiguration, JSONConverter } from "@deck.gl/json";
import * as layers from "@deck.gl/layers";
import * as meshes from "@deck.gl/mesh-layers";
import DOMPurify from "dompurify";

export interface DeckSpec {
  readonly layers?: readonly LayerSpec[];
  readonly views?: unknown;
  readonly initialViewState?: Record<string, unknown>;
  readonly mapStyle?: unknown;
  readonly mapProvider?: string;
}

type LayerSpec = Record<string, unknown> | null;

export interface Shown {
  readonly layers: Layer[];
  readonly views: View | View[] | undefined;
  /** A map belongs under it. */
  readonly onMap: boolean;
  readonly style: string | null;
  readonly begin: Record<string, unknown>;
}

/** The layers' own marks of what is selected: these colours fade where something else is. */
const COLORS = ["getFillColor", "getColor", "getLineColor", "getSourceColor", "getTargetColor"];
const FADED = 70;

export type Indices = Readonly<Record<string, readonly number[]>>;

/** `selected`: by layer; null where nothing can be selected. `accent` is what "primary" stands for. */
export function shown(spec: DeckSpec, accent: readonly number[], selected: Indices | null): Shown {
  const given = (spec.layers ?? []).filter((layer): layer is Record<string, unknown> => layer !== null);
  const unknown = given.map((layer) => String(layer["@@type"])).find((type) => !(type in CLASSES));
  if (unknown !== undefined) throw new Error(`There is no layer of the type ${unknown}.`);
  const picks = given.some((layer) => "pickable" in layer);
  const named = given.map((layer, at) => ({
    id: `layer-${at}`,
    ...layer,
    ...Object.fromEntries(
      COLORS.filter((name) => layer[name] === "primary").map((name) => [name, [...accent, 160]]),
    ),
    ...(selected !== null && !picks ? { pickable: true } : {}),
  }));
  const converted = new JSONConverter({
    configuration: new JSONConfiguration({ classes: CLASSES }),
  }).convert({ layers: named, views: spec.views, initialViewState: spec.initialViewState }) as {
    layers: Layer[];
    views?: View | View[];
    initialViewState?: Record<string, unknown>;
  };
  const views = converted.views;
  const list = views === undefined ? [] : Array.isArray(views) ? views : [views];
  const drawn = converted.layers.filter(Boolean);
  return {
    layers: selected === null ? drawn : drawn.map((layer) => faded(layer, selected)),
    views: list.length === 0 ? undefined : views,
    onMap: list.every((view) => view instanceof MapView),
    style: typeof spec.mapStyle === "string" && spec.mapStyle !== "" ? spec.mapStyle : null,
    begin: converted.initialViewState ?? { latitude: 0, longitude: 0, zoom: 1 },
  };
}

/** The deck's own classes, by the names that JSON has for them. */
const CLASSES: Record<string, never> = Object.fromEntries(
  Object.entries({
    ...layers,
    ...aggregation,
    ...geo,
    ...meshes,
    ...extensions,
    MapView,
    OrbitView,
    OrthographicView,
    FirstPersonView,
    GlobeView,
    _GlobeView: GlobeView,
  }).filter(([, value]) => typeof value === "function"),
) as never;

function faded(layer: Layer, selected: Indices): Layer {
  const any = Object.values(selected).some((indices) => indices.length > 0);
  const own = new Set(selected[layer.id] ?? []);
  const props = layer.props as unknown as Record<string, unknown>;
  const changed: Record<string, unknown> = {};
  for (const name of COLORS) {
    const accessor = props[name];
    if (accessor === undefined || accessor === null || !Object.hasOwn(props, name)) continue;
    changed[name] = !any
      ? accessor
      : (object: unknown, info: { index: number }) => {
          const color = (
            typeof accessor === "function"
              ? (accessor as (object: unknown, info: unknown) => unknown)(object, info)
              : accessor
          ) as number[] | null;
          if (!Array.isArray(color)) return color;
          const [red = 0, green = 0, blue = 0, alpha = 255] = color;
          return [red, green, blue, own.has(info.index) ? Math.max(alpha, 220) : Math.min(alpha, FADED)];
        };
  }
  const triggers = Object.fromEntries(Object.keys(changed).map((name) => [name, [any, ...own]]));
  if (Object.keys(changed).length === 0) return layer;
  const updateTriggers = { ...(props["updateTriggers"] as object), ...triggers };
  return layer.clone({ ...changed, updateTriggers }) as Layer;
}

interface Template {
  readonly html?: string;
  readonly text?: string;
  readonly style?: Record<string, string>;
}

/** What stands at the pointer: `{name}` in a template stands for the object's own. */
export function tooltip(template: Template, object: Record<string, unknown> | undefined): Template | null {
  if (object === undefined) return null;
  const value = (name: string): unknown =>
    Object.hasOwn(object, name)
      ? object[name]
      : (object["properties"] as Record<string, unknown> | undefined)?.[name];
  const filled = (text: string, escape: (part: string) => string): string =>
    text.replace(/{(.*?)}/g, (whole, name: string) => {
      const found = value(name);
      return found === undefined ? whole : escape(inWords(found));
    });
  const style = template.style === undefined ? {} : { style: template.style };
  if (template.html !== undefined)
    return { html: DOMPurify.sanitize(filled(template.html, escaped)), ...style };
  return template.text === undefined ? null : { text: filled(template.text, (part) => part), ...style };
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}
