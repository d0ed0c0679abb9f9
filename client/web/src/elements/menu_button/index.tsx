/** A button with a list: the option that is clicked is known in the one run that the click causes. */
import { Menu } from "@mantine/core";

import { useClient } from "@/react/context";
import { Markdown } from "@/text/Markdown";

import { Face } from "../button/Face";
import { Tip } from "../Tip";
import type { ElementProps, P } from "../registry";

export default function MenuButton({ props }: ElementProps<P<"menu_button">>) {
  const client = useClient();
  return (
    <Menu position="bottom-start" shadow="md" transitionProps={{ duration: 80 }} disabled={props.disabled}>
      <Tip text={props.help}>
        {/* The tip's handlers and the menu's each need an element of their own. */}
        <span className="fc-menu-target">
          <Menu.Target>
            <button type="button" className="fc-button" data-type={props.type} disabled={props.disabled}>
              <Face label={props.label} icon={props.icon} />
              <span className="fc-chevron-down" aria-hidden="true" />
            </button>
          </Menu.Target>
        </span>
      </Tip>
      <Menu.Dropdown className="fc-menu">
        {props.options.map((option) => (
          <Menu.Item key={option} onClick={() => client.trigger(props.id, option)}>
            <span className="fc-md">
              <Markdown body={option} inline />
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
