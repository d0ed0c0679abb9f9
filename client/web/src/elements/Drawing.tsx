/** What a chart stands in: a figure with a name, and its room while the library that draws it is loaded. */
import type { CSSProperties, ReactNode, Ref } from "react";

interface Props {
  readonly alt: string | null;
  readonly name: string;
  readonly height: number | "stretch" | "content";
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** `name`: what it is called where nobody says what it shows. */
export function Drawing({ alt, name, height, children, ref }: Props) {
  return (
    <div ref={ref} className="fc-drawing" role="figure" aria-label={alt ?? name} style={room(height)}>
      {children}
    </div>
  );
}

export function Waiting({ height }: { readonly height: Props["height"] }) {
  return <div className="fc-waiting" style={room(height)} />;
}

function room(height: Props["height"]): CSSProperties {
  if (height === "content") return {};
  return typeof height === "number" ? { height } : { flexGrow: 1, minHeight: 350 };
}
