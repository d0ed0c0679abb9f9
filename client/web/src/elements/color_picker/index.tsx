/** A patch of colour that opens a palette; the colour is sent when that closes. */
import { ColorPicker, Popover, TextInput } from "@mantine/core";
import { useState } from "react";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { hexColor } from "./hex";

export default function ColorPickerElement({ props }: ElementProps<P<"color_picker">>) {
  const [value, set] = useWidgetValue<string>(props);
  const names = useNames();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = hexColor(draft ?? value) ?? value;
  const toggle = (next: boolean): void => {
    setOpen(next);
    if (next) return setDraft(value);
    const chosen = hexColor(draft ?? value);
    setDraft(null);
    if (chosen !== null && chosen !== value) set(chosen);
  };
  return (
    <Frame props={props} names={names}>
      <Popover opened={open} onChange={toggle} position="bottom-start" shadow="md" trapFocus withinPortal>
        <Popover.Target>
          <button
            type="button"
            id={names.input}
            className="fc-swatch"
            disabled={props.disabled}
            aria-label={`${props.label}: ${shown}`}
            onClick={() => toggle(!open)}
          >
            <span style={{ background: shown }} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className="fc-palette">
          <ColorPicker
            format="hex"
            value={shown}
            onChange={setDraft}
            saturationLabel="Saturation"
            hueLabel="Hue"
          />
          <TextInput
            aria-label="Hex value"
            value={draft ?? value}
            error={hexColor(draft ?? value) === null}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") toggle(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </Frame>
  );
}
