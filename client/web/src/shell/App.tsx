/** The page: header, sidebar, main part, and what floats above them. */
import { useEffect } from "react";

import { Element } from "@/elements/Element";
import { useLoaded, usePageConfig, useTopic } from "@/react/context";

import { Banner } from "./Banner";
import { Header } from "./Header";
import { RunPanel } from "./RunPanel";
import { Sidebar } from "./Sidebar";
import { useShortcuts } from "./shortcuts";
import { Toasts } from "./Toasts";
import { usePanel, useSidebar } from "./state";
import { useDocument } from "./useDocument";

export function App() {
  const config = usePageConfig();
  const sidebar = useSidebar();
  const panel = usePanel();
  useDocument();
  useShortcuts();
  useLifeCycle();
  return (
    <div
      className="fc-app"
      data-layout={config.layout === "wide" ? "wide" : "centered"}
      data-sidebar={sidebar.open || undefined}
    >
      <a className="fc-skip" href="#main">
        Skip to the page
      </a>
      {sidebar.present && <Sidebar sidebar={sidebar} />}
      <div className="fc-body">
        <Header sidebar={sidebar} panel={panel} />
        <Banner />
        <main id="main" tabIndex={-1}>
          <Main />
        </main>
      </div>
      {panel.open && <RunPanel onClose={() => panel.setOpen(false)} />}
      <Toasts />
    </div>
  );
}

function Main() {
  const loaded = useLoaded();
  const root = useTopic("session", (client) => client.tree.root("main"));
  if (!loaded || root === null) return <Skeleton />;
  return <Element refId={root} />;
}

/** Before the first page: a quiet outline, which only shows when the server takes its time. */
function Skeleton() {
  return (
    <div className="fc-skeleton" role="status" aria-label="Loading">
      <div />
      <div />
      <div />
    </div>
  );
}

/** A tab that comes back to the front, or to the network, tries its connection at once. */
function useLifeCycle(): void {
  const retry = useTopic("connection", (client) => client.retry);
  useEffect(() => {
    const onVisible = (): void => {
      if (document.visibilityState === "visible") retry();
    };
    window.addEventListener("online", retry);
    window.addEventListener("pageshow", retry);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("pageshow", retry);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [retry]);
}
