/**
 * The map under a deck: it follows the deck's view. Without its style or its tiles the data still stands, over a plain
 * ground, and `onMissing` is told.
 */
import { Map as GroundMap, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

setWorkerUrl(worker);

export interface Basemap {
  readonly follow: (view: Record<string, unknown>) => void;
  readonly remove: () => void;
}

const STYLES = {
  light: "https://basemaps.cartocdn.com/gl/positron-gl-style/style.json",
  dark: "https://basemaps.cartocdn.com/gl/dark-matter-gl-style/style.json",
};

/** The address of a style; `own` is the script's, which may be a style of a service that needs a key. */
export function styleAddress(own: string | null, scheme: "light" | "dark"): string {
  return own !== null && /^https?:/.test(own) ? own : STYLES[scheme];
}

export function basemap(
  container: HTMLElement,
  address: string,
  view: Record<string, unknown>,
  onMissing: (missing: boolean) => void,
): Basemap {
  const map = new GroundMap({
    container,
    style: { version: 8, sources: {}, layers: [] },
    interactive: false,
    attributionControl: { compact: true },
    ...camera(view),
  });
  let gone = false;
  map.on("error", () => !gone && onMissing(true));
  load(address).then(
    (style) => {
      if (gone) return;
      map.setStyle(style);
      onMissing(false);
    },
    () => !gone && onMissing(true),
  );
  return {
    follow: (next) => void map.jumpTo(camera(next)),
    remove: () => {
      gone = true;
      map.remove();
    },
  };
}

async function load(address: string): Promise<StyleSpecification> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The server of the map answered ${answer.status}.`);
  return answer.json() as Promise<StyleSpecification>;
}

function camera(view: Record<string, unknown>) {
  const number = (name: string, usual: number): number => {
    const value = view[name];
    return typeof value === "number" && Number.isFinite(value) ? value : usual;
  };
  return {
    center: [number("longitude", 0), number("latitude", 0)] as [number, number],
    zoom: number("zoom", 1),
    bearing: number("bearing", 0),
    pitch: number("pitch", 0),
  };
}
