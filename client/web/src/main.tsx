/** The page's entry: one client for the tab, and React on top of it. */
import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Client } from "@/core/client";
import { Blobs } from "@/core/blobs";
import type { Socket } from "@/core/connection";
import { TAB } from "@/core/place";
import { ClientContext } from "@/react/context";
import { App } from "@/shell/App";
import "@/theme/tokens.css";
import "@/theme/page.css";
import "@/theme/shell.css";
import "@/theme/elements.css";
import "@/theme/widgets.css";
import "@/theme/print.css";
import { resolver, theme } from "@/theme/theme";
import { dresser, useLook } from "@/theme/useLook";

const address = new URL("/_flowc/stream", location.href);
address.protocol = address.protocol.replace("http", "ws");

// A browser's socket has more to it than the core asks for.
const client = new Client(() => new WebSocket(address) as Socket, new Blobs(), TAB);
client.chrome.on("look", () => {
  if (client.chrome.look !== null) dresser.theme = client.chrome.look.theme;
});
// Scripts may ask whether the page is light or dark (`st.context.theme`).
let told = dresser.look.scheme;
const tell = (): void => {
  if (!client.loaded || dresser.look.scheme === told) return;
  told = dresser.look.scheme;
  client.visit();
};
dresser.on(tell);
client.on("session", tell);
client.start();
window.addEventListener("popstate", () => client.visit(true));

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");
createRoot(root).render(
  <StrictMode>
    <Dressed />
  </StrictMode>,
);

function Dressed() {
  const { scheme } = useLook();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme}>
      <ClientContext value={client}>
        <App />
      </ClientContext>
    </MantineProvider>
  );
}
