/** The menu behind the three dots. */
import { Menu } from "@mantine/core";

import { useChrome, useClient, usePageConfig } from "@/react/context";

import type { Dialogs } from "./dialogs";
import { hasItems, menuItems } from "./menuItems";
import { printPage } from "./printing";
import type { PanelState } from "./state";

interface Props {
  panel: PanelState;
  dialogs: Dialogs;
}

export function MainMenu({ panel, dialogs }: Props) {
  const look = useChrome("look", (chrome) => chrome.look);
  const { menu_items: said } = usePageConfig();
  // Before the server has said who the reader is, nothing is offered that would be taken away again.
  if (look === null) return null;
  const items = menuItems(look.toolbar, said);
  if (!hasItems(items)) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={230} transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <button type="button" className="fc-icon-button fc-menu-button" aria-label="Menu" title="Menu">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3.5h.01M8 8h.01M8 12.5h.01" strokeWidth="2.4" />
          </svg>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.rerun && <Rerun />}
        {items.settings && <Menu.Item onClick={() => dialogs.show("settings")}>Settings</Menu.Item>}
        {items.print && <Menu.Item onClick={printPage}>Print</Menu.Item>}
        {items.record && <Menu.Item onClick={() => dialogs.show("record")}>Record a screencast</Menu.Item>}
        <Links help={items.help} bug={items.bug} />
        {items.about && <Menu.Item onClick={() => dialogs.show("about")}>About</Menu.Item>}
        {items.developer && (
          <>
            <Menu.Divider />
            <Menu.Label>For developers</Menu.Label>
            <Menu.Item rightSection={<kbd>C</kbd>} onClick={() => dialogs.show("clear")}>
              Clear cache
            </Menu.Item>
            {look.inspects && (
              <Menu.Item onClick={() => panel.setOpen(!panel.open)}>
                {panel.open ? "Close the developer panel" : "Developer panel"}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Rerun() {
  const client = useClient();
  return (
    <Menu.Item rightSection={<kbd>R</kbd>} onClick={() => client.rerun()}>
      Rerun
    </Menu.Item>
  );
}

function Links({ help, bug }: { help: string | null; bug: string | null }) {
  const links = [
    ["Get help", help],
    ["Report a bug", bug],
  ] as const;
  return links.map(
    ([label, address]) =>
      address !== null && (
        <Menu.Item key={label} component="a" href={address} target="_blank" rel="noopener noreferrer">
          {label}
        </Menu.Item>
      ),
  );
}
