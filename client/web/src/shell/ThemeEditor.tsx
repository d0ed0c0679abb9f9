/** The theme's main options, changed on the living page, and to be taken home as lines of a config.toml. */
import { NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";

import { contrast, over } from "@/theme/color";
import type { Look } from "@/theme/dresser";
import { hasSchemes, type Options, pageOptions } from "@/theme/options";
import { toToml } from "@/theme/toml";
import { dresser, useLook } from "@/theme/useLook";

const COLORS = [
  ["primaryColor", "Primary colour", "--fc-accent"],
  ["backgroundColor", "Background", "--fc-bg"],
  ["secondaryBackgroundColor", "Second background", "--fc-sunken"],
  ["textColor", "Text", "--fc-text"],
  ["linkColor", "Links", "--fc-link"],
  ["borderColor", "Borders", "--fc-border"],
] as const;
const FONTS = ["sans-serif", "serif", "monospace"];
const RADII = ["none", "small", "medium", "large", "full"];

export function ThemeEditor() {
  const look = useLook();
  const editing = useEditing(look);
  return (
    <div className="fc-editor">
      {COLORS.map(([name, label, token]) => (
        <Color
          key={name}
          label={label}
          value={editing.text(name) ?? shown(token)}
          onChange={(value) => editing.set(name, value)}
        />
      ))}
      <Contrast options={look.options} />
      <Select
        label="Font"
        data={fonts(look.options, "font")}
        value={editing.text("font") ?? "sans-serif"}
        allowDeselect={false}
        onChange={(value) => editing.set("font", value)}
      />
      <Select
        label="Font of headings"
        data={fonts(look.options, "headingFont")}
        value={editing.text("headingFont") ?? editing.text("font") ?? "sans-serif"}
        allowDeselect={false}
        onChange={(value) => editing.set("headingFont", value)}
      />
      <Select
        label="Font of code"
        data={fonts(look.options, "codeFont")}
        value={editing.text("codeFont") ?? "monospace"}
        allowDeselect={false}
        onChange={(value) => editing.set("codeFont", value)}
      />
      <NumberInput
        label="Size of text"
        suffix=" px"
        min={10}
        max={32}
        value={Number(look.options.baseFontSize ?? 16)}
        onChange={(value) =>
          typeof value === "number" && value >= 10 && value <= 32 && editing.setForAll("baseFontSize", value)
        }
      />
      <Select
        label="Corners"
        data={radii(editing.text("baseRadius"))}
        value={editing.text("baseRadius") ?? "medium"}
        allowDeselect={false}
        onChange={(value) => editing.set("baseRadius", value)}
      />
      <Select
        label="Corners of buttons"
        data={radii(editing.text("buttonRadius"))}
        value={editing.text("buttonRadius") ?? editing.text("baseRadius") ?? "medium"}
        allowDeselect={false}
        onChange={(value) => editing.set("buttonRadius", value)}
      />
      <TakeHome look={look} />
    </div>
  );
}

/** As text, or by the browser's own picker. */
function Color({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (text: string): void => {
    setDraft(text);
    if (/^#[0-9a-f]{6}$/i.test(text)) onChange(text.toLowerCase());
  };
  return (
    <TextInput
      label={label}
      value={draft ?? value}
      spellCheck={false}
      error={draft !== null && !/^#?[0-9a-f]{0,6}$/i.test(draft)}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => setDraft(null)}
      leftSection={
        <input
          type="color"
          className="fc-editor-color"
          aria-label={`${label}: choose`}
          value={value.slice(0, 7)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
    />
  );
}

interface Editing {
  /** The option in force, where it is a text. */
  readonly text: (name: string) => string | undefined;
  readonly set: (name: string, value: string | null) => void;
  readonly setForAll: (name: string, value: number) => void;
}

/** Where the app tells light from dark, what is edited is of the one that is shown. */
function useEditing(look: Look): Editing {
  const { scheme, options, edits } = look;
  const page = pageOptions(options, scheme);
  const before = hasSchemes(options) ? `${scheme}.` : "";
  const put = (name: string, value: string | number): void =>
    dresser.edit({ ...(before === "" ? { base: scheme } : {}), ...edits, [name]: value });
  return {
    text: (name) => {
      const found = page[name];
      return typeof found === "string" ? found : undefined;
    },
    set: (name, value) => {
      if (value !== null) put(before + name, value);
    },
    setForAll: (name, value) => put(name, value),
  };
}

/** AA is what the page's own colours keep to. */
function Contrast({ options }: { options: Options }) {
  const { scheme } = useLook();
  const page = pageOptions(options, scheme);
  const { textColor: text, backgroundColor: ground } = page;
  const shownText = typeof text === "string" ? text : shown("--fc-text");
  const shownGround = typeof ground === "string" ? ground : shown("--fc-bg");
  const found = contrast(over(shownText, shownGround), shownGround);
  if (found >= 4.5) return null;
  return (
    <p className="fc-editor-note" role="status">
      Text on this background has a contrast of {found.toFixed(1)} to 1; from 4.5 on it is easy to read.
    </p>
  );
}

function TakeHome({ look }: { look: Look }) {
  const [copied, setCopied] = useState(false);
  const edited = Object.keys(look.edits).length > 0;
  const copy = (): void => {
    void navigator.clipboard.writeText(toToml({ ...look.options })).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  };
  return (
    <div className="fc-dialog-buttons">
      <button type="button" className="fc-button" disabled={!edited} onClick={() => dresser.edit({})}>
        Undo all
      </button>
      <button
        type="button"
        className="fc-button"
        data-type="primary"
        disabled={Object.keys(look.options).length === 0}
        onClick={copy}
      >
        {copied ? "Copied" : "Copy as config.toml"}
      </button>
    </div>
  );
}

function fonts(options: Options, name: string): string[] {
  const own = options[name];
  return typeof own === "string" && !FONTS.includes(own) ? [own, ...FONTS] : FONTS;
}

function radii(own: string | undefined): string[] {
  return own === undefined || RADII.includes(own) ? RADII : [own, ...RADII];
}

/** A token as the page has it now. */
function shown(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
