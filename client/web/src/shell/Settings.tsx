/** What the reader chooses for themselves: colours, width, and for developers whether saving runs the script. */
import { Drawer, SegmentedControl, Switch } from "@mantine/core";
import { useState } from "react";

import { useChrome, useClient, usePageConfig } from "@/react/context";
import type { Choice } from "@/theme/options";
import { dresser, useLook } from "@/theme/useLook";

import { ThemeEditor } from "./ThemeEditor";

const NAMES: Readonly<Record<Choice, string>> = {
  system: "System",
  light: "Light",
  dark: "Dark",
  custom: "App’s own",
};

/** Beside the page, not over it: what is chosen shows at once. */
export function Settings({ onClose }: { onClose: () => void }) {
  const developer = useChrome("look", (chrome) => chrome.look?.toolbar === "developer");
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="23rem"
      title="Settings"
      withOverlay={false}
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close the settings" }}
      transitionProps={{ duration: 120 }}
      classNames={{ content: "fc-settings", title: "fc-dialog-title", inner: "fc-chrome fc-settings-place" }}
    >
      <Appearance />
      {developer && <Saving />}
      {developer && <Editing />}
    </Drawer>
  );
}

function Appearance() {
  const { choice, choices, wide } = useLook();
  const { layout } = usePageConfig();
  return (
    <section>
      <h3 id="fc-settings-theme">Theme</h3>
      <SegmentedControl
        fullWidth
        aria-labelledby="fc-settings-theme"
        value={choice}
        data={choices.map((value) => ({ value, label: NAMES[value] }))}
        onChange={(value) => dresser.choose(value)}
      />
      <Switch
        label="Wide mode"
        description="The page takes all the room there is."
        checked={wide ?? layout === "wide"}
        onChange={(event) => dresser.setWide(event.currentTarget.checked)}
      />
    </section>
  );
}

function Saving() {
  const { chrome } = useClient();
  const on = useChrome("look", (each) => each.look?.run_on_save ?? null);
  if (on === null) return null;
  return (
    <section>
      <h3>Development</h3>
      <Switch
        label="Run on save"
        description="The page follows as soon as the script is saved."
        checked={on}
        onChange={(event) => chrome.setRunOnSave(event.currentTarget.checked)}
      />
    </section>
  );
}

function Editing() {
  const { edits } = useLook();
  const [open, setOpen] = useState(Object.keys(edits).length > 0);
  return (
    <section>
      <h3>
        <button
          type="button"
          className="fc-settings-fold"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Edit the theme
        </button>
      </h3>
      {open && <ThemeEditor />}
    </section>
  );
}
