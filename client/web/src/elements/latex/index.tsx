/** A formula on its own, centred. */
import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";
import type { ElementProps, P } from "../registry";

export default function Latex({ props }: ElementProps<P<"latex">>) {
  return (
    <div className="fc-md fc-latex">
      <Markdown body={`$$\n${props.body}\n$$`} />
      <Help text={props.help} />
    </div>
  );
}
