/** How single marks are drawn: links leave the page safely, code is highlighted, tables scroll in their own box. */
import type { ReactNode } from "react";
import type { Components } from "react-markdown";

import { Code } from "./Code";
import { harmlessCss } from "./css";
import { useIconFont } from "./Icon";
import { Mermaid } from "./Mermaid";

export const components: Components = {
  a: ({ href, children, title }) => (
    <a
      href={href}
      title={title}
      {...(href?.startsWith("#") ? {} : { target: "_blank", rel: "noopener noreferrer" })}
    >
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div className="fc-md-table" role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  // The marks of a list or quotation stand where its first text begins.
  blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
  ul: ({ children, className }) => (
    <ul dir="auto" className={className}>
      {children}
    </ul>
  ),
  ol: ({ children, className, start }) => (
    <ol dir="auto" className={className} start={start}>
      {children}
    </ol>
  ),
  pre: ({ children }) => <>{children}</>,
  code: ({ className, children }) => {
    const text = plainText(children);
    const language = /language-([\w+#.-]+)/.exec(className ?? "")?.[1] ?? null;
    // A fenced block ends with a line break, inline code never holds one.
    if (language === null && !text.includes("\n")) return <code className="fc-inline-code">{children}</code>;
    if (language === "mermaid") return <Mermaid body={text.replace(/\n$/, "")} />;
    return <Code body={text.replace(/\n$/, "")} language={language} />;
  },
  span: ({ className, children, style, role, ...rest }) => {
    const label = (rest as { "aria-label"?: string })["aria-label"];
    if (className === "fc-icon") return <MaterialIcon name={plainText(children)} />;
    return (
      <span className={className} style={style} role={role} aria-label={label}>
        {children}
      </span>
    );
  },
  style: ({ children }) => <style>{harmlessCss(plainText(children))}</style>,
  img: ({ src, alt, title, width, height }) => (
    <img src={src} alt={alt ?? ""} title={title} width={width} height={height} loading="lazy" />
  ),
};

function MaterialIcon({ name }: { name: string }) {
  useIconFont();
  return (
    <span className="fc-icon" dir="ltr" role="img" aria-label={name.replaceAll("_", " ")}>
      {name}
    </span>
  );
}

function plainText(children: ReactNode): string {
  if (typeof children === "string") return children;
  if (typeof children === "number") return String(children);
  if (Array.isArray(children)) return children.map((child: ReactNode) => plainText(child)).join("");
  return "";
}
