/** The app's sign: at the top of the sidebar, and in the header where that is closed or there is none. */
import { useState } from "react";

import type { Logo as Said, LogoPicture } from "@protocol/messages.gen";

import { usePageConfig } from "@/react/context";
import { useSource } from "@/react/source";
import { safeHref } from "@/text/href";
import { Icon } from "@/text/Icon";

export function Logo({ small = false }: { small?: boolean }) {
  const { logo } = usePageConfig();
  if (logo === null) return null;
  const sign = <Sign picture={small ? (logo.small ?? logo.image) : logo.image} />;
  return (
    <div className="fc-logo" data-size={logo.size}>
      <Linked to={logo.link}>{sign}</Linked>
    </div>
  );
}

function Linked({ to, children }: { to: Said["link"]; children: React.ReactNode }) {
  if (to === null) return children;
  return (
    <a href={safeHref(to)} target="_blank" rel="noopener noreferrer" aria-label="Logo">
      {children}
    </a>
  );
}

function Sign({ picture }: { picture: LogoPicture }) {
  const source = useSource(picture.source);
  const [broken, setBroken] = useState<string | undefined>();
  if (picture.icon !== "") return <Icon icon={picture.icon} />;
  if (source === undefined || broken === source) return null;
  return <img src={source} alt="Logo" onError={() => setBroken(source)} />;
}
