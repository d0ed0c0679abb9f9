/** The script's sidebar: beside the page, or over it as a drawer on a phone (Escape and a tap beside it close it). */
import { useFocusTrap } from "@mantine/hooks";
import { useEffect } from "react";

import { Element } from "@/elements/Element";
import { InSidebar } from "@/theme/useLook";

import { IconButton } from "./IconButton";
import { Logo } from "./Logo";
import { SidebarMenu, useMenu } from "./Navigation";
import type { SidebarState } from "./state";

export function Sidebar({ sidebar }: { sidebar: SidebarState }) {
  const { open, drawer, ref, setOpen } = sidebar;
  const menu = useMenu("sidebar");
  const trap = useFocusTrap(drawer && open);
  useEffect(() => {
    if (!drawer || !open) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) setOpen(false);
    };
    document.body.style.overflow = "hidden";
    window.addEventListener("keydown", onKey);
    return () => {
      document.body.style.overflow = "";
      window.removeEventListener("keydown", onKey);
    };
  }, [drawer, open, setOpen]);
  return (
    <>
      {drawer && open && <div className="fc-scrim" onClick={() => setOpen(false)} />}
      <aside
        ref={trap}
        id="sidebar"
        className="fc-sidebar"
        aria-label="Sidebar"
        data-open={open || undefined}
        inert={!open}
        {...(drawer ? { role: "dialog", "aria-modal": true } : {})}
      >
        <div className="fc-sidebar-head">
          <Logo />
          <IconButton label="Close the sidebar" shape="M10 3 5 8l5 5" onClick={() => setOpen(false)} />
        </div>
        {menu !== null && <SidebarMenu menu={menu} onOpen={() => drawer && setOpen(false)} />}
        <div className="fc-sidebar-body">
          <InSidebar value={true}>
            <Element refId={ref} />
          </InSidebar>
        </div>
      </aside>
    </>
  );
}
