/** The menu of an app's pages: in the sidebar, by sections, or in the bar on top. */
import { useState } from "react";

import type { Navigation as Menu, NavigationEntry } from "@protocol/messages.gen";

import { address, opensHere } from "@/core/place";
import { useClient, usePageConfig } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

const SHOWN = 12;
/** A list that is cut by a few entries only is shown whole. */
const SPARE = 3;

/** Null where there is nothing to choose from. */
export function useMenu(position: Menu["position"]): Menu | null {
  const { navigation } = usePageConfig();
  if (navigation === null || navigation.position !== position) return null;
  return visible(navigation).length > 1 ? navigation : null;
}

export function SidebarMenu({ menu, onOpen }: { menu: Menu; onOpen: () => void }) {
  const entries = visible(menu);
  const [whole, setWhole] = useState(menu.expanded);
  const most = menu.shown ?? SHOWN;
  const cut = !whole && entries.length > most + (menu.shown === null ? SPARE : 0);
  const shown = cut ? entries.slice(0, most) : entries;
  return (
    <nav className="fc-menu" aria-label="Pages">
      {bySection(shown).map(([section, some]) => (
        <div key={section}>
          {section !== "" && <h2>{section}</h2>}
          <ul>
            {some.map((entry) => (
              <li key={entry.path}>
                <EntryLink entry={entry} menu={menu} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {cut && (
        <button type="button" className="fc-link-button" onClick={() => setWhole(true)}>
          View {entries.length - most} more
        </button>
      )}
    </nav>
  );
}

export function TopMenu({ menu }: { menu: Menu }) {
  return (
    <nav className="fc-menu fc-menu-top" aria-label="Pages">
      <ul>
        {visible(menu).map((entry) => (
          <li key={entry.path}>
            <EntryLink entry={entry} menu={menu} onOpen={() => undefined} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EntryLink({ entry, menu, onOpen }: { entry: NavigationEntry; menu: Menu; onOpen: () => void }) {
  const client = useClient();
  const { external, path } = entry;
  return (
    <a
      href={external ?? address(path, "")}
      title={entry.help === "" ? undefined : entry.help}
      aria-current={external === null && path === menu.current ? "page" : undefined}
      {...(external === null ? {} : { target: "_blank", rel: "noopener noreferrer" })}
      onClick={(event) => {
        if (external !== null || !opensHere(event)) return;
        event.preventDefault();
        client.open(path);
        onOpen();
      }}
    >
      {entry.icon !== "" && <Icon icon={entry.icon} />}
      <span>
        <Markdown body={entry.title} inline />
      </span>
    </a>
  );
}

function visible(menu: Menu): readonly NavigationEntry[] {
  return menu.entries.filter((entry) => !entry.hidden);
}

function bySection(
  entries: readonly NavigationEntry[],
): readonly (readonly [string, readonly NavigationEntry[]])[] {
  const sections = new Map<string, NavigationEntry[]>();
  for (const entry of entries) {
    const known = sections.get(entry.section);
    if (known === undefined) sections.set(entry.section, [entry]);
    else known.push(entry);
  }
  return [...sections];
}
