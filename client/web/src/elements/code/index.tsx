/** A block of code. */
import { Code } from "@/text/Code";

import type { ElementProps, P } from "../registry";

export default function CodeElement({ props }: ElementProps<P<"code">>) {
  return (
    <Code
      body={props.body}
      language={props.language === "plaintext" ? null : props.language}
      lineNumbers={props.line_numbers}
      wrap={props.wrap_lines}
      height={typeof props.height === "number" ? props.height : undefined}
    />
  );
}
