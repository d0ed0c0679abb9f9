/** A window of the chrome, dressed as those of scripts are. */
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: number;
}

export function Dialog({ title, onClose, children, size = 460 }: Props) {
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 120 }}
      classNames={{
        inner: "fc-dialog-inner fc-chrome",
        content: "fc-dialog",
        header: "fc-dialog-head",
        title: "fc-dialog-title",
        body: "fc-dialog-body",
      }}
    >
      {children}
    </Modal>
  );
}
