/** Small actions above a grid: search, download, fill the window. */
import { Menu } from "@mantine/core";
import type { ReactNode } from "react";

export interface ToolbarActions {
  /** Formats in which the table can be had, each with what gives it. */
  readonly downloads: readonly { readonly name: string; readonly start: () => void }[];
  readonly more?: ReactNode;
}

interface Props {
  actions: ToolbarActions;
  full: boolean;
  onSearch: () => void;
  onFull: () => void;
}

export function Toolbar({ actions, full, onSearch, onFull }: Props) {
  const { downloads } = actions;
  const only = downloads.length === 1 ? downloads[0] : undefined;
  return (
    <div className="fc-toolbar" role="toolbar" aria-label="Table actions">
      {actions.more}
      <ToolButton label="Search in the table" onClick={onSearch}>
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </ToolButton>
      {only !== undefined && (
        <ToolButton label={`Download as ${only.name}`} onClick={only.start}>
          {ARROW}
        </ToolButton>
      )}
      {downloads.length > 1 && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ToolButton label="Download">{ARROW}</ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {downloads.map(({ name, start }) => (
              <Menu.Item key={name} onClick={start}>
                Download as {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <ToolButton label="Fill the window" onClick={onFull} pressed={full}>
        <path
          d={full ? "M6 2v4H2M10 2v4h4M6 14v-4H2M10 14v-4h4" : "M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4"}
        />
      </ToolButton>
    </div>
  );
}

const ARROW = <path d="M8 2v8m0 0L4.5 6.5M8 10l3.5-3.5M3 14h10" />;

export function ToolButton({
  label,
  pressed,
  children,
  ...others
}: {
  label: string;
  pressed?: boolean;
  children: ReactNode;
} & React.ComponentPropsWithRef<"button">) {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} {...others}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}

/** Hands the bytes to the browser as a file. */
export function saveAs(content: BlobPart, mime: string, ending: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  saveFrom(address, ending);
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function saveFrom(address: string, ending: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = `table_${new Date().toISOString().slice(0, 16).replaceAll(":", "-")}.${ending}`;
  link.click();
}
