/**
 * HTML whose script elements run: those of the text itself, once for each text, in their order. Event handlers, frames
 * and `javascript:` addresses go, as everywhere.
 *
 * The page's content policy runs only scripts with the page's nonce. Nobody but this component gives it to any.
 */
import DOMPurify from "dompurify";
import { useEffect, useRef } from "react";

const RULES = {
  USE_PROFILES: { html: true },
  // A script at the very beginning would otherwise be moved out of the body, and be lost.
  FORCE_BODY: true,
  ADD_TAGS: ["script", "style"],
  ADD_ATTR: ["src", "type", "async", "defer", "crossorigin", "referrerpolicy", "integrity"],
};

export function Scripted({ body }: { body: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = place.current;
    if (here === null) return;
    here.innerHTML = DOMPurify.sanitize(body, RULES);
    // A script that came as text never runs: one that code has made does.
    for (const script of here.querySelectorAll("script")) script.replaceWith(running(script));
    return () => here.replaceChildren();
  }, [body]);
  return <div ref={place} className="fc-md fc-html" />;
}

function running(script: HTMLScriptElement): HTMLScriptElement {
  const made = document.createElement("script");
  for (const { name, value } of script.attributes) made.setAttribute(name, value);
  made.nonce = nonce();
  made.async = script.hasAttribute("async");
  made.textContent = script.textContent;
  return made;
}

/** The first element of this name is in the page's head, before anything that a script could show. */
function nonce(): string {
  return document.querySelector<HTMLScriptElement>("script#theme")?.nonce ?? "";
}
