/** Pictures with their captions; one can be looked at in full size. */
import { Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { useSource } from "@/react/source";
import { safeHref } from "@/text/href";
import { Markdown } from "@/text/Markdown";

import type { ElementProps, P } from "../registry";

type Props = P<"image">;

export default function Images({ props }: ElementProps<Props>) {
  return (
    <div className="fc-images" data-width={typeof props.width === "number" ? "fixed" : props.width}>
      {props.images.map((picture, index) => (
        <Figure key={index} picture={picture} link={props.link} width={props.width} />
      ))}
    </div>
  );
}

interface FigureProps {
  readonly picture: Props["images"][number];
  readonly link: string | null;
  readonly width: Props["width"];
}

function Figure({ picture, link, width }: FigureProps) {
  const source = useSource(picture.source);
  const [broken, setBroken] = useState<string | undefined>();
  const alt = picture.alt ?? picture.caption ?? "";
  if (source === undefined || broken === source) return <Broken alt={alt} />;
  const image = <img src={source} alt={alt} loading="lazy" onError={() => setBroken(source)} />;
  return (
    <figure style={typeof width === "number" ? { width } : undefined}>
      {link === null ? <Enlarged alt={alt}>{image}</Enlarged> : <Linked to={link}>{image}</Linked>}
      {picture.caption !== null && (
        <figcaption className="fc-md fc-caption">
          <Markdown body={picture.caption} />
        </figcaption>
      )}
    </figure>
  );
}

function Linked({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={safeHref(to)} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Enlarged({ alt, children }: { alt: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="fc-enlarge"
        aria-label={`Enlarge ${alt}`.trim()}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="auto"
        centered
        title={alt}
        closeButtonProps={{ "aria-label": "Close" }}
        className="fc-enlarged"
      >
        {children}
      </Modal>
    </>
  );
}

function Broken({ alt }: { alt: string }) {
  return <div className="fc-broken">This picture could not be loaded{alt === "" ? "." : `: ${alt}`}</div>;
}
