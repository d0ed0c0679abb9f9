/** What the app says of itself (`menu_items["About"]`), and what it runs on. */
import { useTopic, usePageConfig } from "@/react/context";
import { Markdown } from "@/text/Markdown";

import { Dialog } from "./Dialog";

export function About({ onClose }: { onClose: () => void }) {
  const { menu_items: said } = usePageConfig();
  const script = useTopic("session", (client) => client.session?.script ?? "");
  const text = said?.about;
  return (
    <Dialog title="About" onClose={onClose}>
      {text != null && text !== "" && (
        <div className="fc-md">
          <Markdown body={text} />
        </div>
      )}
      <p className="fc-muted">
        {script === "" ? "This app" : <code>{script}</code>} runs on flowc: of a Streamlit script, only what
        changed executes.
      </p>
    </Dialog>
  );
}
