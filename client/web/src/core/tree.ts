/**
 * The page as a flat map of nodes by ref; full pages and patches go in, "this ref changed" comes out.
 *
 * Holds: an entry that says the same keeps its identity (its props and its list of children too), so a reader of one
 * ref is told only when that ref changed. A patch is applied as a whole before anybody is told. An operation that
 * names a ref which is not there means that a message was missed: `PatchError`, and the owner asks for the full page.
 */
import type { AnyProps, Node, Op, PageConfig, PageState } from "@protocol/messages.gen";

import { Emitter } from "./emitter";
import { equal } from "./equal";

export interface Entry {
  readonly ref: string;
  readonly parent: string | null;
  readonly props: AnyProps;
  readonly children: readonly string[];
  readonly stale: boolean;
}

export class PatchError extends Error {}

export const CONFIG = Symbol("config");

const NO_CONFIG: PageConfig = {
  title: null,
  icon: null,
  layout: null,
  initial_sidebar_state: null,
  menu_items: null,
  query: null,
  navigation: null,
  logo: null,
};

export class Tree {
  #entries = new Map<string, Entry>();
  #changed = new Set<string | typeof CONFIG>();
  #emitter = new Emitter<string | typeof CONFIG>();
  #widgets = new Map<string, string>();
  #config: PageConfig = NO_CONFIG;
  #roots: { readonly main: string; readonly bottom: string; readonly sidebar: string } | null = null;

  get(ref: string): Entry | undefined {
    return this.#entries.get(ref);
  }

  get config(): PageConfig {
    return this.#config;
  }

  get size(): number {
    return this.#entries.size;
  }

  on(topic: string | typeof CONFIG, listener: () => void): () => void {
    return this.#emitter.on(topic, listener);
  }

  /** The ref of a root, once a page is there. */
  root(name: "main" | "bottom" | "sidebar"): string | null {
    return this.#roots?.[name] ?? null;
  }

  /** The node that shows the widget `id`. */
  widget(id: string): Entry | undefined {
    const ref = this.#widgets.get(id);
    return ref === undefined ? undefined : this.#entries.get(ref);
  }

  /** Every node, in page order. */
  *walk(ref: string | null = null): Generator<Entry> {
    const entry = ref === null ? undefined : this.#entries.get(ref);
    if (entry !== undefined) yield entry;
    const roots = this.#roots === null ? [] : Object.values(this.#roots);
    for (const below of ref === null ? roots : (entry?.children ?? [])) yield* this.walk(below);
  }

  /** Stale itself, or below something stale. */
  isStale(ref: string): boolean {
    for (let at: string | null = ref; at !== null;) {
      const entry = this.#entries.get(at);
      if (entry === undefined) return false;
      if (entry.stale) return true;
      at = entry.parent;
    }
    return false;
  }

  load(page: PageState): void {
    const gone = new Set(this.#entries.keys());
    for (const root of [page.main, page.bottom, page.sidebar]) this.#merge(root, null, gone);
    for (const ref of gone) this.#drop(ref);
    this.#roots = { main: page.main.ref, bottom: page.bottom.ref, sidebar: page.sidebar.ref };
    this.#configure(page.config);
    this.#tell();
  }

  apply(ops: readonly Op[]): void {
    for (const op of ops) this.#perform(op);
    this.#tell();
  }

  #perform(op: Op): void {
    switch (op.op) {
      case "insert":
        return this.#insert(op.parent, op.index, op.node);
      case "remove":
        return this.#remove(op.ref);
      case "move":
        return this.#move(op.parent, op.ref, op.index);
      case "update":
        return this.#update(op.ref, op.changes);
      case "become":
        return this.#put({ ...this.#need(op.ref), props: op.props });
      case "stale":
        for (const ref of op.refs) this.#put({ ...this.#need(ref), stale: op.stale });
        return;
      case "configure":
        return this.#configure(op.config);
      default:
        return unreachable(op);
    }
  }

  #insert(parent: string, index: number, node: Node): void {
    const entry = this.#need(parent);
    if (index > entry.children.length) throw new PatchError(`no place ${index} in ${parent}`);
    if (this.#entries.has(node.ref)) throw new PatchError(`${node.ref} is there already`);
    this.#put({ ...entry, children: entry.children.toSpliced(index, 0, node.ref) });
    this.#merge(node, parent, new Set());
  }

  #remove(ref: string): void {
    const { parent } = this.#need(ref);
    if (parent === null) throw new PatchError("a root stays");
    const above = this.#need(parent);
    this.#put({ ...above, children: above.children.filter((child) => child !== ref) });
    this.#dropAll(ref);
  }

  #move(parent: string, ref: string, index: number): void {
    const above = this.#need(parent);
    const others = above.children.filter((child) => child !== ref);
    if (others.length === above.children.length) throw new PatchError(`${ref} is not in ${parent}`);
    this.#put({ ...above, children: others.toSpliced(index, 0, ref) });
  }

  #update(ref: string, changes: Record<string, unknown>): void {
    const entry = this.#need(ref);
    // The server sends only fields of the props' own kind.
    this.#put({ ...entry, props: { ...entry.props, ...changes } });
  }

  /** Take over `node` and all below it; what says the same keeps its identity. */
  #merge(node: Node, parent: string | null, gone: Set<string>): void {
    gone.delete(node.ref);
    const old = this.#entries.get(node.ref);
    const refs = node.children.map((child) => child.ref);
    const props = old !== undefined && equal(old.props, node.props) ? old.props : node.props;
    const children = old !== undefined && equal(old.children, refs) ? old.children : refs;
    const same =
      old?.props === props && old.children === children && old.stale === node.stale && old.parent === parent;
    if (!same) this.#put({ ref: node.ref, parent, props, children, stale: node.stale });
    for (const child of node.children) this.#merge(child, node.ref, gone);
  }

  #put(entry: Entry): void {
    const old = this.#entries.get(entry.ref);
    this.#entries.set(entry.ref, entry);
    this.#changed.add(entry.ref);
    const before = old === undefined ? undefined : widgetId(old.props);
    const now = widgetId(entry.props);
    if (before !== undefined && before !== now && this.#widgets.get(before) === entry.ref)
      this.#widgets.delete(before);
    if (now !== undefined) this.#widgets.set(now, entry.ref);
  }

  #dropAll(ref: string): void {
    for (const child of this.#entries.get(ref)?.children ?? []) this.#dropAll(child);
    this.#drop(ref);
  }

  #drop(ref: string): void {
    const id = widgetId(this.#entries.get(ref)?.props);
    if (id !== undefined && this.#widgets.get(id) === ref) this.#widgets.delete(id);
    this.#entries.delete(ref);
    this.#changed.add(ref);
  }

  #configure(config: PageConfig): void {
    if (equal(config, this.#config)) return;
    this.#config = config;
    this.#changed.add(CONFIG);
  }

  #need(ref: string): Entry {
    const entry = this.#entries.get(ref);
    if (entry === undefined) throw new PatchError(`no node ${ref}`);
    return entry;
  }

  #tell(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const topic of changed) this.#emitter.emit(topic);
  }
}

function widgetId(props: AnyProps | undefined): string | undefined {
  return props !== undefined && "id" in props && typeof props.id === "string" ? props.id : undefined;
}

function unreachable(op: never): never {
  throw new PatchError(`unknown operation ${JSON.stringify(op)}`);
}
