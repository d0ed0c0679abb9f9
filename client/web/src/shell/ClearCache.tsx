/** Asks before what all sessions share is thrown away. */
import { useClient } from "@/react/context";

import { Dialog } from "./Dialog";

export function ClearCache({ onClose }: { onClose: () => void }) {
  const client = useClient();
  return (
    <Dialog title="Clear the caches?" onClose={onClose}>
      <p>
        All that <code>st.cache_data</code> and <code>st.cache_resource</code> hold is thrown away, for every
        session of this server; then the script runs again.
      </p>
      <div className="fc-dialog-buttons">
        <button type="button" className="fc-button" onClick={onClose}>
          Keep them
        </button>
        <button
          type="button"
          className="fc-button"
          data-type="primary"
          data-autofocus
          onClick={() => {
            client.clearCache();
            onClose();
          }}
        >
          Clear the caches
        </button>
      </div>
    </Dialog>
  );
}
