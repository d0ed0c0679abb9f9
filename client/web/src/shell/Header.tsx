/** The bar on top: the way to the sidebar, how the script is doing, light or dark, and a small menu. */
import { usePageConfig } from "@/react/context";
import { Icon } from "@/text/Icon";
import { dresser, useLook } from "@/theme/useLook";

import type { Dialogs } from "./dialogs";
import { IconButton } from "./IconButton";
import { Logo } from "./Logo";
import { MainMenu } from "./MainMenu";
import { TopMenu, useMenu } from "./Navigation";
import { RunStatus } from "./RunStatus";
import type { PanelState, SidebarState } from "./state";

const MOON = "M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z";
const SUN =
  "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3";

interface Props {
  sidebar: SidebarState;
  panel: PanelState;
  dialogs: Dialogs;
}

export function Header({ sidebar, panel, dialogs }: Props) {
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
      {!sidebar.open && <Logo small />}
      {menu !== null ? (
        <TopMenu menu={menu} />
      ) : (
        <div className="fc-header-title">
          {icon !== null && <Icon icon={icon} />} {title}
        </div>
      )}
      <RunStatus panel={panel} />
      <SchemeSwitch />
      <MainMenu panel={panel} dialogs={dialogs} />
    </header>
  );
}

/** Not where the app has one look only. */
function SchemeSwitch() {
  const { scheme, choice } = useLook();
  if (choice === "custom") return null;
  const dark = scheme === "dark";
  return (
    <IconButton
      label={dark ? "Use light colours" : "Use dark colours"}
      shape={dark ? SUN : MOON}
      onClick={() => dresser.choose(dark ? "light" : "dark")}
    />
  );
}
