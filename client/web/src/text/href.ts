/** Addresses of a script that the page may open or show: the web's, mail and telephone, and what is below the app. */

const OPENS = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address, or undefined where opening it could run code (`javascript:`) or is nothing a browser opens. */
export function safeHref(url: string, base = location.href): string | undefined {
  try {
    return OPENS.has(new URL(url.trim(), base).protocol) ? url.trim() : undefined;
  } catch {
    return undefined;
  }
}
