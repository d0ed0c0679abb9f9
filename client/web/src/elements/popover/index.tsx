/** Elements behind a button. They live while they are hidden, so that what the reader did in them stays. */
import { Popover } from "@mantine/core";

import { useLeftOpen, useOpened } from "@/react/useOpened";

import { InSidebar } from "@/theme/useLook";

import { Face } from "../button/Face";
import { Children } from "../Element";
import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";

export default function PopoverElement({ props, nodes }: ElementProps<P<"popover">>) {
  const told = useOpened(props);
  const left = useLeftOpen(false);
  const [open, setOpen] = props.id === "" ? left : told;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      keepMounted
      withinPortal
      trapFocus
      transitionProps={{ duration: 80 }}
    >
      <Tip text={props.help}>
        {/* The tip's handlers and the popover's each need an element of their own. */}
        <span className="fc-menu-target">
          <Popover.Target>
            <button
              type="button"
              className="fc-button"
              data-type={props.type}
              disabled={props.disabled}
              onClick={() => setOpen(!open)}
            >
              <Face label={props.label} icon={props.icon} />
              <span className="fc-chevron-down" aria-hidden="true" />
            </button>
          </Popover.Target>
        </span>
      </Tip>
      <Popover.Dropdown className={`fc-popover${props.key === null ? "" : ` st-key-${props.key}`}`}>
        <div className="fc-stack">
          {/* It opens over the page, also from the sidebar. */}
          <InSidebar value={false}>
            <Children refs={nodes} />
          </InSidebar>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
