/** Keyboard shortcuts as scripts write them ("Ctrl+K", "Mod+Enter", "F5"): text to keys, and keys against an event. */

export interface Shortcut {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

const NAMES: Record<string, string> = {
  esc: "escape",
  return: "enter",
  space: " ",
  left: "arrowleft",
  right: "arrowright",
  up: "arrowup",
  down: "arrowdown",
  del: "delete",
};

export function parseShortcut(text: string, mac = /mac|iphone|ipad/i.test(navigator.userAgent)): Shortcut {
  const parts = text
    .toLowerCase()
    .split("+")
    .map((part) => part.trim());
  const key = parts.at(-1) ?? "";
  const has = (...names: string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part));
  return {
    key: NAMES[key] ?? key,
    ctrl: has("ctrl", "control") || (has("mod") && !mac),
    alt: has("alt", "option"),
    shift: has("shift"),
    meta: has("cmd", "command", "meta") || (has("mod") && mac),
  };
}

export function matches(event: KeyboardEvent, wanted: Shortcut): boolean {
  const modified = wanted.ctrl || wanted.alt || wanted.meta;
  // A plain letter belongs to whatever is typed in; a chord does not.
  if (!modified && wanted.key.length === 1 && isTyping(event.target)) return false;
  return (
    event.key.toLowerCase() === wanted.key &&
    event.ctrlKey === wanted.ctrl &&
    event.altKey === wanted.alt &&
    event.metaKey === wanted.meta &&
    (event.shiftKey === wanted.shift || wanted.key.length === 1)
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select"))
  );
}
