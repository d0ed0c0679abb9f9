/** What the chrome itself remembers: whether the sidebar and the run panel are open. */
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";

import { useNode, usePageConfig, useTopic } from "@/react/context";

import { useMenu } from "./Navigation";

export interface SidebarState {
  /** There is something in it. */
  readonly present: boolean;
  readonly open: boolean;
  /** It lies over the page (on a phone) instead of beside it. */
  readonly drawer: boolean;
  readonly ref: string;
  readonly setOpen: (open: boolean) => void;
}

export interface PanelState {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

export const NARROW = "(max-width: 768px)";

export function useSidebar(): SidebarState {
  const ref = useTopic("session", (client) => client.tree.root("sidebar")) ?? "sidebar";
  const node = useNode(ref);
  const { initial_sidebar_state: initial } = usePageConfig();
  const drawer = useMediaQuery(NARROW, matchMedia(NARROW).matches, { getInitialValueInEffect: false });
  // Null: the reader has not chosen yet, and the script or the screen decides. Each width has a choice of its own.
  const [chosen, setChosen] = useState<{ drawer: boolean; open: boolean } | null>(null);
  const asked = initial === "expanded" ? true : initial === "collapsed" ? false : !drawer;
  const menu = useMenu("sidebar");
  const present = menu !== null || (node?.children.length ?? 0) > 0;
  const own = chosen?.drawer === drawer ? chosen.open : null;
  const setOpen = useCallback((open: boolean) => setChosen({ drawer, open }), [drawer]);
  // A drawer would hide the page from the start, so a phone always begins without it.
  return { present, open: present && (own ?? (drawer ? false : asked)), drawer, ref, setOpen };
}

export function usePanel(): PanelState {
  const [open, setOpen] = useState(false);
  return { open, setOpen };
}
