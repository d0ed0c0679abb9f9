/** What the menu offers: by who the reader is (`client.toolbarMode`), and by what the script says (`menu_items`). */
import type { Look, PageConfig } from "@protocol/messages.gen";

export type Toolbar = Look["toolbar"];

export interface MenuItems {
  readonly rerun: boolean;
  readonly settings: boolean;
  readonly print: boolean;
  readonly record: boolean;
  readonly help: string | null;
  readonly bug: string | null;
  readonly about: boolean;
  readonly developer: boolean;
}

export function menuItems(toolbar: Toolbar, said: PageConfig["menu_items"]): MenuItems {
  const help = link(said?.["get help"]);
  const bug = link(said?.["report a bug"]);
  const about = said?.about != null;
  const full = toolbar !== "minimal";
  return {
    rerun: full,
    settings: full || help !== null || bug !== null || about,
    print: full,
    record: full,
    help,
    bug,
    about: full || about,
    developer: toolbar === "developer",
  };
}

export function hasItems(items: MenuItems): boolean {
  return items.rerun || items.help !== null || items.bug !== null || items.about;
}

function link(address: string | null | undefined): string | null {
  return address != null && /^(https?:|mailto:)/i.test(address) ? address : null;
}
