/** A window over the page. The reader may close it; the script, by not opening it in its next run. */
import { Modal } from "@mantine/core";

import { useClient, useTopic } from "@/react/context";
import { Icon } from "@/text/Icon";
import { Markdown } from "@/text/Markdown";

import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

const WIDTHS = { small: 500, medium: 750, large: 1280 };

export default function Dialog({ props, nodes }: ElementProps<P<"dialog">>) {
  const client = useClient();
  const open = useTopic("dialog", (known) => known.dialogOpen);
  const size = typeof props.width === "number" ? Math.max(props.width, 200) : WIDTHS[props.width];
  const drawer = props.position !== "center";
  return (
    <Modal
      opened={open}
      onClose={() => client.closeDialog(props.on_dismiss)}
      size={size}
      centered={!drawer}
      withCloseButton={props.dismissible}
      closeOnClickOutside={props.dismissible}
      closeOnEscape={props.dismissible}
      closeButtonProps={{ "aria-label": "Close the dialog" }}
      transitionProps={{ duration: 120 }}
      classNames={{
        inner: "fc-dialog-inner",
        content: "fc-dialog",
        header: "fc-dialog-head",
        body: "fc-dialog-body",
      }}
      {...(drawer ? { "data-side": props.position, yOffset: 0, xOffset: 0 } : {})}
      title={
        <span className="fc-dialog-title fc-md">
          {props.icon === "spinner" ? (
            <span className="fc-spinner-wheel" aria-hidden="true" />
          ) : (
            props.icon !== "" && <Icon icon={props.icon} />
          )}
          <Markdown body={props.title} inline />
        </span>
      }
    >
      <div className="fc-stack">
        <Children refs={nodes} />
      </div>
    </Modal>
  );
}
