/** Room between elements. */
import type { CSSProperties } from "react";

import type { ElementProps, P } from "../registry";

const SIZES = { xxsmall: 0.25, xsmall: 0.5, small: 0.75, medium: 2.5, large: 4.25, xlarge: 6, xxlarge: 8 };

export default function Space({ props }: ElementProps<P<"space">>) {
  const { size } = props;
  if (size === "stretch") return <div className="fc-space" data-stretch />;
  const room = typeof size === "number" ? `${size}px` : `${SIZES[size]}rem`;
  return <div className="fc-space" style={{ ["--fc-space"]: room } as CSSProperties} />;
}
