/** Thumbs, faces or stars. Choosing what is chosen already gives it up. */
import { useState } from "react";

import { useWidgetValue } from "@/react/context";
import { Icon } from "@/text/Icon";

import type { ElementProps, P } from "../registry";

interface Sign {
  readonly value: number;
  readonly icon: string;
  readonly name: string;
}

const FACES = [
  "sentiment_sad",
  "sentiment_dissatisfied",
  "sentiment_neutral",
  "sentiment_satisfied",
  "sentiment_very_satisfied",
];

const SIGNS: Record<P<"feedback">["type"], readonly Sign[]> = {
  thumbs: [
    { value: 1, icon: ":material/thumb_up:", name: "Thumbs up" },
    { value: 0, icon: ":material/thumb_down:", name: "Thumbs down" },
  ],
  faces: FACES.map((face, value) => ({ value, icon: `:material/${face}:`, name: `${value + 1} of 5` })),
  stars: FACES.map((_, value) => ({ value, icon: "☆", name: `${value + 1} of 5 stars` })),
};

export default function Feedback({ props }: ElementProps<P<"feedback">>) {
  const [value, set] = useWidgetValue<string>(props);
  const [over, setOver] = useState<number | null>(null);
  const chosen = value === "" ? -1 : Number(value);
  // A rating in stars fills all up to the chosen one.
  const lit = (sign: number): boolean =>
    props.type === "stars" ? sign <= (over ?? chosen) : sign === chosen;
  return (
    <div
      className="fc-feedback"
      role="group"
      aria-label="Feedback"
      data-type={props.type}
      onPointerLeave={() => setOver(null)}
    >
      {SIGNS[props.type].map((sign) => (
        <button
          key={sign.value}
          type="button"
          aria-label={sign.name}
          aria-pressed={sign.value === chosen}
          data-lit={lit(sign.value) || undefined}
          disabled={props.disabled}
          onPointerEnter={() => setOver(sign.value)}
          onClick={() => set(sign.value === chosen ? "" : String(sign.value))}
        >
          <Icon icon={props.type === "stars" && lit(sign.value) ? "★" : sign.icon} />
        </button>
      ))}
    </div>
  );
}
