/**
 * The tab's address: which page of the app, and the query; and what only a browser knows of itself.
 *
 * An app is served from the root, and each of its pages has one step of a path.
 */
import type { BrowserTold } from "@protocol/messages.gen";

export interface Where {
  readonly page: string;
  /** Without its question mark. */
  readonly query: string;
  readonly browser: BrowserTold | null;
}

export interface Place {
  here(): Where;
  /** Another address, as a new entry of the tab's history. */
  show(page: string, query: string): void;
  /** The same entry, with another query. */
  rewrite(query: string): void;
}

/** No tab: for tests, and for clients that are none. */
export const NOWHERE: Place = {
  here: () => ({ page: "", query: "", browser: null }),
  show: () => undefined,
  rewrite: () => undefined,
};

/** A page of the app, as an address of this server. */
export function address(page: string, query: string): string {
  return `/${encodeURIComponent(page)}${query === "" ? "" : `?${query}`}`;
}

/** A click that the tab itself is to follow: not one that asks for another tab. */
export function opensHere(event: {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export const TAB: Place = {
  here: () => ({
    page: decodeURIComponent(location.pathname.replace(/^\/+|\/+$/g, "")),
    query: location.search.slice(1),
    browser: {
      color_scheme: document.documentElement.dataset.mantineColorScheme === "dark" ? "dark" : "light",
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      timezone_offset: new Date().getTimezoneOffset(),
      locale: navigator.language,
      url: location.origin + location.pathname,
      is_embedded: new URLSearchParams(location.search).get("embed")?.toLowerCase() === "true",
    },
  }),
  show: (page, query) => {
    history.pushState(null, "", address(page, query) + location.hash);
  },
  rewrite: (query) => {
    history.replaceState(null, "", location.pathname + (query === "" ? "" : `?${query}`) + location.hash);
  },
};
