/**
 * Tells when the connection is lost (after a moment: a short gap is nobody's business), what the server objects to, and
 * that there is no page at an address.
 */
import { useEffect, useState } from "react";

import { useChrome, useClient, useConnection, usePageConfig, useTopic } from "@/react/context";

const PATIENCE = 700;

export function Banner() {
  const client = useClient();
  const state = useConnection();
  const fault = useTopic("connection", (each) => each.fault);
  const lost = useLost(state === "lost");
  if (fault?.fatal === true && state !== "open") {
    const final = state === "closed";
    return (
      <div className="fc-banner" role="alert" data-level="error">
        <span>{fault.message}</span>
        <button
          type="button"
          className="fc-link-button"
          onClick={() => (final ? location.reload() : client.retryNow())}
        >
          {final ? "Load the page again" : "Try now"}
        </button>
      </div>
    );
  }
  if (!lost)
    return (
      <>
        <Saved />
        <NoSuchPage />
      </>
    );
  return (
    <div className="fc-banner" role="alert">
      <span className="fc-spinner-wheel" aria-hidden="true" />
      <span>The connection is lost. Trying again…</span>
      <button type="button" className="fc-link-button" onClick={() => client.retryNow()}>
        Try now
      </button>
    </div>
  );
}

/** The script was saved, and this session waits to be asked. */
function Saved() {
  const client = useClient();
  const files = useChrome("saved", (chrome) => chrome.saved);
  const chooses = useChrome("look", (chrome) => chrome.look?.run_on_save != null);
  if (files.length === 0) return null;
  const rerun = (): void => client.rerun();
  return (
    <div className="fc-banner" role="status">
      <span>{files.length === 1 ? files[0] : `${files.length} files`} changed.</span>
      <button type="button" className="fc-link-button" onClick={rerun}>
        Rerun
      </button>
      {chooses && (
        <button
          type="button"
          className="fc-link-button"
          onClick={() => {
            client.chrome.setRunOnSave(true);
            rerun();
          }}
        >
          Always rerun
        </button>
      )}
    </div>
  );
}

function NoSuchPage() {
  const { navigation } = usePageConfig();
  if (navigation?.lost !== true) return null;
  return (
    <div className="fc-banner" role="alert">
      <span>Page not found: the app has none at this address. This is its first page.</span>
    </div>
  );
}

/** Stays while attempts follow each other, ends when a socket is open. */
function useLost(lost: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lost) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [lost]);
  return lost && late;
}
