/** The bar on top: the way to the sidebar, how the script is doing, light or dark, and a small menu. */
import { Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";

import { useClient, usePageConfig } from "@/react/context";
import { Icon } from "@/text/Icon";

import { IconButton } from "./IconButton";
import { TopMenu, useMenu } from "./Navigation";
import { RunStatus } from "./RunStatus";
import type { PanelState, SidebarState } from "./state";

const MOON = "M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z";
const SUN =
  "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3";

export function Header({ sidebar, panel }: { sidebar: SidebarState; panel: PanelState }) {
  const { title, icon } = usePageConfig();
  const menu = useMenu("top");
  return (
    <header className="fc-header">
      {sidebar.present && !sidebar.open && (
        <IconButton
          label="Open the sidebar"
          shape="M2 4h12M2 8h12M2 12h12"
          expanded={false}
          onClick={() => sidebar.setOpen(true)}
        />
      )}
      {menu !== null ? (
        <TopMenu menu={menu} />
      ) : (
        <div className="fc-header-title">
          {icon !== null && <Icon icon={icon} />} {title}
        </div>
      )}
      <RunStatus panel={panel} />
      <SchemeSwitch />
      <MainMenu panel={panel} />
    </header>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  return (
    <IconButton
      label={dark ? "Use light colours" : "Use dark colours"}
      shape={dark ? SUN : MOON}
      onClick={() => setColorScheme(dark ? "light" : "dark")}
    />
  );
}

function MainMenu({ panel }: { panel: PanelState }) {
  const client = useClient();
  const { menu_items: items } = usePageConfig();
  const { setColorScheme } = useMantineColorScheme();
  const links = [
    ["Get help", items?.["Get help"] ?? items?.["Get Help"]],
    ["Report a bug", items?.["Report a bug"] ?? items?.["Report a Bug"]],
  ] as const;
  return (
    <Menu position="bottom-end" shadow="md" width={210} transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <button type="button" className="fc-icon-button" aria-label="Menu" title="Menu">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3.5h.01M8 8h.01M8 12.5h.01" strokeWidth="2.4" />
          </svg>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<kbd>R</kbd>} onClick={() => client.rerun()}>
          Rerun
        </Menu.Item>
        <Menu.Item rightSection={<kbd>C</kbd>} onClick={() => client.clearCache()}>
          Clear cache
        </Menu.Item>
        <Menu.Item onClick={() => panel.setOpen(!panel.open)}>What ran</Menu.Item>
        <Menu.Item onClick={() => setColorScheme("auto")}>Colours of the system</Menu.Item>
        {links.map(
          ([label, address]) =>
            isSafe(address) && (
              <Menu.Item key={label} component="a" href={address} target="_blank" rel="noopener noreferrer">
                {label}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function isSafe(address: string | null | undefined): address is string {
  return address != null && /^(https?:|mailto:)/i.test(address);
}
