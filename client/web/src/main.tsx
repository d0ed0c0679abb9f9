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
import { schemeManager } from "@/theme/scheme";
import { resolver, theme } from "@/theme/theme";

const address = new URL("/_flowc/stream", location.href);
address.protocol = address.protocol.replace("http", "ws");

// A browser's socket has more to it than the core asks for.
const client = new Client(() => new WebSocket(address) as Socket, new Blobs(), TAB);
client.start();
window.addEventListener("popstate", () => client.visit(true));

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <ClientContext value={client}>
        <App />
      </ClientContext>
    </MantineProvider>
  </StrictMode>,
);
