/** What stands on a button: its icon, its label and its keys. */
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

interface Props {
  readonly label: string;
  readonly icon: string | null;
  readonly icon_position?: "left" | "right";
  readonly shortcut?: string | null;
}

export function Face({ label, icon, icon_position = "left", shortcut = null }: Props) {
  const symbol = icon !== null && icon !== "" && <Icon icon={icon} />;
  return (
    <>
      {icon_position === "left" && symbol}
      <span className="fc-md">
        <Markdown body={label} inline />
      </span>
      {icon_position === "right" && symbol}
      {shortcut !== null && <kbd aria-hidden="true">{keys(shortcut)}</kbd>}
    </>
  );
}

/** As keys are written on a keyboard: `ctrl+j` is Ctrl+J. */
function keys(shortcut: string): string {
  return shortcut
    .split("+")
    .map((key) => key.charAt(0).toUpperCase() + key.slice(1))
    .join("+");
}
