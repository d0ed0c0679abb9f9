/** The drawing area: what is drawn now, how it is zoomed, and which boxes a selection lights. */

import { select } from "d3-selection";
import "d3-transition";
import { zoom, zoomIdentity, type ZoomBehavior } from "d3-zoom";
import type { Kind } from "./document";
import { shape } from "./dom";
import { arrowHead, draw, sizesOf, type Acts, type Picture } from "./draw";
import { layout, type Placed, type Rectangle } from "./layout";
import type { Model } from "./model";
import type { Did } from "./ran";
import { visible, type Visible } from "./visible";

export interface Lit {
  readonly selected: number;
  readonly after: ReadonlySet<number>;
  readonly before: ReadonlySet<number>;
}

const LEAST = 0.04;
const MOST = 3;
const READABLE = 0.8;
const SOON = 250;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export class View {
  readonly svg: SVGSVGElement;
  private readonly layer = shape("g", { class: "layer" });
  private readonly zoom: ZoomBehavior<SVGSVGElement, unknown>;
  private did: ReadonlyMap<number, Did> = new Map();
  private picture: Picture = { boxes: new Map(), arrows: new Map() };
  private seen: Visible = { boxes: [], arrows: [], boxOf: new Map() };
  private placed: Placed = {
    boxes: new Map(),
    arrows: new Map(),
    whole: { x: 0, y: 0, width: 0, height: 0 },
  };

  constructor(
    private readonly model: Model,
    private readonly acts: Acts & { readonly nothing: () => void },
  ) {
    const name = `Graph of ${model.document.script}`;
    this.svg = shape(
      "svg",
      { class: "graph", role: "group", "aria-label": name, tabindex: 0 },
      arrowHead(),
      this.layer,
    );
    this.zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([LEAST, MOST])
      .on("zoom", (event: { transform: { toString: () => string } }) => {
        this.layer.setAttribute("transform", event.transform.toString());
      });
    select(this.svg).call(this.zoom).on("dblclick.zoom", null);
    this.svg.addEventListener("click", () => this.acts.nothing());
  }

  show(closed: ReadonlySet<string>, kinds: ReadonlySet<Kind>): void {
    this.seen = visible(this.model, closed, kinds);
    this.placed = layout(this.seen, sizesOf(this.seen));
    this.picture = draw(this.layer, this.model, this.seen, this.placed, this.acts);
    this.markWhatIf();
    this.markRun(this.did);
  }

  /** Boxes say what their cells did in the last run: a closed group, the most that any of its cells did. */
  markRun(did: ReadonlyMap<number, Did>): void {
    this.did = did;
    for (const box of this.seen.boxes) {
      if (box.open) continue;
      const all = new Set(box.stands.map((cell) => did.get(cell)));
      const most = (["ran", "needless", "kept"] as const).find((each) => all.has(each));
      const element = this.picture.boxes.get(box.id);
      for (const each of ["ran", "needless", "kept"] as const) element?.classList.toggle(each, each === most);
    }
  }

  /** Boxes of `lit` stand out, the others step back. */
  light(lit: Lit | null): void {
    this.svg.classList.toggle("lit", lit !== null);
    const boxes = (cells: ReadonlySet<number>): Set<string> =>
      new Set([...cells].flatMap((cell) => this.seen.boxOf.get(cell) ?? []));
    const after = lit ? boxes(lit.after) : new Set<string>();
    const before = lit ? boxes(lit.before) : new Set<string>();
    const selected = lit ? this.seen.boxOf.get(lit.selected) : undefined;
    for (const box of this.seen.boxes) {
      const element = this.picture.boxes.get(box.id);
      element?.classList.toggle("selected", box.id === selected);
      element?.classList.toggle("after", after.has(box.id) && box.id !== selected);
      element?.classList.toggle("before", before.has(box.id) && !after.has(box.id) && box.id !== selected);
      if (box.group && !box.open && element) this.tally(element, box.stands, lit?.after ?? this.affected());
    }
    for (const arrow of this.seen.arrows) {
      const element = this.picture.arrows.get(arrow.id);
      const forth = after.has(arrow.from) && after.has(arrow.to);
      const back = before.has(arrow.from) && before.has(arrow.to);
      element?.classList.toggle("after", lit !== null && forth);
      element?.classList.toggle("before", lit !== null && back && !forth);
    }
  }

  fit(soon = true): void {
    const room = this.svg.getBoundingClientRect();
    const whole = this.placed.whole;
    const scale = Math.min(1.1, (room.width - 48) / whole.width, (room.height - 48) / whole.height);
    this.move(whole, Number.isFinite(scale) ? Math.max(LEAST, scale) : 1, soon);
  }

  /** All of it where that can be read, else its beginning. */
  begin(): void {
    const room = this.svg.getBoundingClientRect();
    const { x, y, width, height } = this.placed.whole;
    const scale = Math.min((room.width - 48) / width, (room.height - 48) / height);
    if (!Number.isFinite(scale) || scale >= 0.5) {
      this.fit(false);
      return;
    }
    const readable = Math.max(scale, room.width < 700 ? 0.7 : 0.55);
    const top = Math.max(24, (room.height - height * readable) / 2);
    const left = Math.max(24, (room.width - width * readable) / 2);
    this.zoom.transform(
      select(this.svg),
      zoomIdentity.translate(left, top).scale(readable).translate(-x, -y),
    );
  }

  zoomBy(factor: number): void {
    if (STILL.matches) this.zoom.scaleBy(select(this.svg), factor);
    else this.zoom.scaleBy(select(this.svg).transition().duration(SOON), factor);
  }

  /** Bring a cell to where it can be read. `hidden`: how much of the lower and the right side something covers. */
  center(cell: number, hidden: { readonly right: number; readonly bottom: number }): void {
    const box = this.seen.boxOf.get(cell);
    const at = box === undefined ? undefined : this.placed.boxes.get(box);
    if (!at) return;
    const scale = Math.max(READABLE, this.scale());
    this.move(at, scale, true, hidden);
  }

  /** Whether a cell's box is on the screen, and not under what covers the right side and the foot. */
  inSight(cell: number, hidden: { readonly right: number; readonly bottom: number }): boolean {
    const box = this.element(cell)?.getBoundingClientRect();
    const room = this.svg.getBoundingClientRect();
    return (
      box !== undefined &&
      box.left >= room.left &&
      box.top >= room.top &&
      box.right <= room.right - hidden.right &&
      box.bottom <= room.bottom - hidden.bottom
    );
  }

  /** The box of a cell as it stands on the screen. */
  element(cell: number): SVGGElement | undefined {
    const box = this.seen.boxOf.get(cell);
    return box === undefined ? undefined : this.picture.boxes.get(box);
  }

  private scale(): number {
    const found = /scale\(([\d.e-]+)\)/.exec(this.layer.getAttribute("transform") ?? "");
    return found?.[1] === undefined ? 1 : Number(found[1]);
  }

  private move(to: Rectangle, scale: number, soon: boolean, hidden = { right: 0, bottom: 0 }): void {
    const room = this.svg.getBoundingClientRect();
    const target = zoomIdentity
      .translate((room.width - hidden.right) / 2, (room.height - hidden.bottom) / 2)
      .scale(scale)
      .translate(-(to.x + to.width / 2), -(to.y + to.height / 2));
    if (!soon || STILL.matches) this.zoom.transform(select(this.svg), target);
    else this.zoom.transform(select(this.svg).transition().duration(SOON), target);
  }

  private affected(): ReadonlySet<number> {
    return new Set(this.model.document.what_if?.affected ?? []);
  }

  private markWhatIf(): void {
    const found = this.model.document.what_if;
    if (!found) return;
    const affected = this.affected();
    const always = new Set(found.always);
    for (const box of this.seen.boxes) {
      if (box.open) continue;
      const element = this.picture.boxes.get(box.id);
      const hit = box.stands.some((cell) => affected.has(cell));
      element?.classList.toggle("affected", hit);
      element?.classList.toggle("always", !hit && box.stands.some((cell) => always.has(cell)));
      if (box.group && element) this.tally(element, box.stands, affected);
    }
  }

  /** How many of the cells that a closed group stands for are lit. */
  private tally(element: SVGGElement, stands: readonly number[], lit: ReadonlySet<number>): void {
    const count = stands.filter((cell) => lit.has(cell)).length;
    const text = element.querySelector(".tally");
    if (text) text.textContent = count === 0 ? "" : `${count} of ${stands.length}`;
  }
}
