/** The tab's title and icon, as the script set them; without, the name of the script. */
import { useEffect } from "react";

import { usePageConfig, useTopic } from "@/react/context";

export function useDocument(): void {
  const { title: own, icon: ownIcon, navigation } = usePageConfig();
  const shown = navigation?.entries.find(
    ({ path, external }) => external === null && path === navigation.current,
  );
  const title = own ?? shown?.title ?? null;
  const icon = ownIcon ?? shown?.icon ?? null;
  const script = useTopic("session", (client) => client.session?.script ?? null);
  useEffect(() => {
    document.title = title ?? (script === null ? "flowc" : nameOf(script));
  }, [title, script]);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (link !== null) link.href = iconAddress(icon);
  }, [icon]);
}

function nameOf(script: string): string {
  return (script.split(/[\\/]/).at(-1) ?? script).replace(/\.py$/, "");
}

function iconAddress(icon: string | null): string {
  if (icon === null || icon === "") return "/favicon.svg";
  if (/^(https?:|data:image\/|\/)/.test(icon)) return icon;
  // A Material icon has no picture of its own here; an emoji is drawn as text.
  if (icon.startsWith(":")) return "/favicon.svg";
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y=".9em" font-size="90">${escaped(icon)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);
}
