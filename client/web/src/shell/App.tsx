/** The page: header, sidebar, main part, and what floats above them. */
import { useEffect } from "react";

import { Element } from "@/elements/Element";
import { useLoaded, useNode, usePageConfig, useTopic } from "@/react/context";
import { useLook } from "@/theme/useLook";

import { About } from "./About";
import { Banner } from "./Banner";
import { ClearCache } from "./ClearCache";
import { useDialogs } from "./dialogs";
import { Header } from "./Header";
import { DeveloperPanel } from "./panel/DeveloperPanel";
import { usePrinting } from "./printing";
import { Screencast } from "./Screencast";
import { Settings } from "./Settings";
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
  const dialogs = useDialogs();
  const { wide } = useLook();
  useShortcuts(dialogs);
  useLifeCycle();
  usePrinting();
  return (
    <div
      className="fc-app"
      data-layout={(wide ?? config.layout === "wide") ? "wide" : "centered"}
      data-sidebar={sidebar.open || undefined}
    >
      <a className="fc-skip" href="#main">
        Skip to the page
      </a>
      {sidebar.present && <Sidebar sidebar={sidebar} />}
      <div className="fc-body">
        <Header sidebar={sidebar} panel={panel} dialogs={dialogs} />
        <Banner />
        <main id="main" tabIndex={-1}>
          <Main />
          <Bottom />
        </main>
      </div>
      {panel.open && <DeveloperPanel onClose={() => panel.setOpen(false)} />}
      <Toasts />
      {dialogs.open === "settings" && <Settings onClose={dialogs.close} />}
      {dialogs.open === "about" && <About onClose={dialogs.close} />}
      {dialogs.open === "clear" && <ClearCache onClose={dialogs.close} />}
      <Screencast asked={dialogs.open === "record"} onClose={dialogs.close} />
    </div>
  );
}

function Main() {
  const loaded = useLoaded();
  const root = useTopic("session", (client) => client.tree.root("main"));
  if (!loaded || root === null) return <Skeleton />;
  return <Element refId={root} />;
}

/** What stays in sight at the foot of the main part, where there is anything. */
function Bottom() {
  const root = useTopic("session", (client) => client.tree.root("bottom")) ?? "bottom";
  const node = useNode(root);
  if (node === undefined || node.children.length === 0) return null;
  return (
    <section className="fc-bottom" aria-label="Foot of the page">
      <Element refId={root} />
    </section>
  );
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
