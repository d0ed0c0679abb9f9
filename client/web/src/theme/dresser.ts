/**
 * How the page is dressed: the app's theme, what the reader has chosen and edited (kept in the browser), and what the
 * system prefers become one style sheet and the mark of light or dark.
 *
 * Holds: whatever is kept in the browser goes through the same functions as the server's options; a browser that keeps
 * nothing still shows every choice until the tab is closed.
 */
import type { Theme } from "@protocol/messages.gen";

import type { Scheme } from "./color";
import { loadFonts } from "./fonts";
import { chosen, type Choice, choices, firstChoice, type Options, PLAIN } from "./options";
import { mantineVariables } from "./theme";
import { dress, type Variables } from "./variables";

/** Another object whenever anything of the page's look has changed. */
export interface Look {
  /** Where it holds. */
  readonly ground: "page" | "sidebar";
  readonly scheme: Scheme;
  readonly choice: Choice;
  readonly choices: readonly Choice[];
  /** The options in force, the reader's own edits among them. */
  readonly options: Options;
  readonly edits: Options;
  readonly wide: boolean | null;
}

export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const CHOICE = "flowc-color-scheme";
const EDITS = "flowc-theme-edits";
const WIDE = "flowc-wide";
/** What public/scheme.js paints before anything else is loaded. */
const LAST = "flowc-last-look";

export class Dresser {
  #theme: Theme;
  #choice: Choice | null;
  #edits: Options;
  #wide: boolean | null;
  #system: Scheme = "light";
  #paper = false;
  #listeners = new Set<() => void>();
  #look: Look;

  constructor(
    theme: Theme,
    private readonly memory: Memory | null,
    private readonly wear: (look: Look, page: Variables, sidebar: Variables, theme: Theme) => void,
  ) {
    this.#theme = theme;
    this.#choice = choiceOf(this.#recall(CHOICE));
    this.#edits = optionsOf(this.#recall(EDITS));
    const wide = this.#recall(WIDE);
    this.#wide = wide === null ? null : wide === "true";
    this.#look = this.#change();
  }

  get look(): Look {
    return this.#look;
  }

  readonly on = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The app's theme, as the server says. */
  set theme(theme: Theme) {
    if (JSON.stringify(theme) === JSON.stringify(this.#theme)) return;
    this.#theme = theme;
    this.#change();
  }

  set system(scheme: Scheme) {
    if (scheme === this.#system) return;
    this.#system = scheme;
    this.#change();
  }

  /** On paper there is no dark ground to stand on. */
  set paper(on: boolean) {
    if (on === this.#paper) return;
    this.#paper = on;
    this.#change();
  }

  choose(choice: Choice): void {
    this.#choice = choice;
    this.#keep(CHOICE, choice === "system" ? "auto" : choice);
    this.#change();
  }

  /** The reader's own options, in place of the earlier ones; they are worn at once. */
  edit(edits: Options): void {
    this.#edits = edits;
    const some = Object.keys(edits).length > 0;
    this.#keep(EDITS, some ? JSON.stringify(edits) : null);
    if (some && choices(this.#worn()).includes("custom")) this.#choice = "custom";
    this.#change();
  }

  setWide(wide: boolean): void {
    this.#wide = wide;
    this.#keep(WIDE, String(wide));
    this.#change();
  }

  #worn(): Options {
    return { ...this.#theme.options, ...this.#edits };
  }

  #change(): Look {
    const worn = this.#worn();
    const possible = choices(worn);
    const first = this.#choice ?? firstChoice(worn);
    const choice = possible.includes(first) ? first : firstChoice(worn);
    const usual = chosen(worn, choice, this.#system);
    const light = usual.scheme === "dark" && this.#paper;
    const { scheme, options } = light ? chosen(worn, "light", "light") : usual;
    const chosenOf = { choice, choices: possible, edits: this.#edits, wide: this.#wide };
    this.#look = { ground: "page", scheme, options, ...chosenOf };
    const { page, sidebar } = dress(options, scheme);
    this.wear(this.#look, page, sidebar, this.#theme);
    if (!this.#paper) this.#keep(LAST, JSON.stringify({ scheme, ground: page["--fc-bg"] ?? null }));
    for (const listener of this.#listeners) listener();
    return this.#look;
  }

  #recall(key: string): string | null {
    try {
      return this.memory?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #keep(key: string, value: string | null): void {
    try {
      if (value === null) this.memory?.removeItem(key);
      else this.memory?.setItem(key, value);
    } catch {
      // Storage may be refused or full; the choice holds for this tab then.
    }
  }
}

/** The style sheet of a dressed page. */
export function sheet(page: Variables, sidebar: Variables): string {
  return [block(":root:root:root", page), block(".fc-sidebar.fc-sidebar", sidebar, mantineVariables)].join(
    "\n",
  );
}

function block(selector: string, variables: Variables, further: Variables = {}): string {
  const found = Object.entries(variables);
  if (found.length === 0) return "";
  // Mantine's variables were worked out at the root, with the page's colours: here they are worked out again.
  const all = [...found, ...Object.entries(further)].map(([name, value]) => `${name}:${value}`);
  return `${selector}{${all.join(";")}}`;
}

function choiceOf(kept: string | null): Choice | null {
  if (kept === "auto") return "system";
  return kept === "light" || kept === "dark" || kept === "custom" ? kept : null;
}

/** What an earlier visit has kept, as far as it can be what it should be. */
export function optionsOf(kept: string | null): Options {
  if (kept === null) return {};
  try {
    const found: unknown = JSON.parse(kept);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(
      Object.entries(found as Record<string, unknown>).filter(
        (entry): entry is [string, string | number | boolean] =>
          /^[A-Za-z.]{1,60}$/.test(entry[0]) && ["string", "number", "boolean"].includes(typeof entry[1]),
      ),
    );
  } catch {
    return {};
  }
}

/** Puts a look on the document. */
export function wearOn(document: Document): ConstructorParameters<typeof Dresser>[2] {
  return (look, page, sidebar, theme) => {
    let style = document.querySelector<HTMLStyleElement>("style#fc-theme");
    if (style === null) {
      style = document.createElement("style");
      style.id = "fc-theme";
      document.head.append(style);
    }
    const text = sheet(page, sidebar);
    if (style.textContent !== text) style.textContent = text;
    document.documentElement.setAttribute("data-mantine-color-scheme", look.scheme);
    document.documentElement.style.removeProperty("background");
    loadFonts(theme);
  };
}

/** The theme that the server wrote into the page. */
export function themeInPage(document: Document): Theme {
  const text = document.querySelector("script#theme")?.textContent ?? "";
  return text === "" ? PLAIN : (JSON.parse(text) as Theme);
}
