/** Which rows are shown, by one column: those with a text in it, or with a number between two. */
import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";

import { isNothing } from "./filters";
import type { ColumnFilter } from "./useArrangement";

interface Props {
  title: string;
  filter: ColumnFilter;
  onDone: () => void;
}

export function FilterForm({ title, filter, onDone }: Props) {
  const [wanted, want] = useState(filter.now);
  const apply = (condition: typeof wanted): void => {
    filter.set(condition);
    onDone();
  };
  const bound = (side: "least" | "most", label: string) => (
    <NumberInput
      label={label}
      size="xs"
      hideControls
      value={wanted[side] ?? ""}
      onChange={(value) => {
        const { [side]: before, ...others } = wanted;
        const said = typeof value === "number" ? value : value === "" ? undefined : before;
        want(said === undefined ? others : { ...others, [side]: said });
      }}
    />
  );
  return (
    <form
      className="fc-column-filter"
      aria-label={`Rows by ${title}`}
      // The menu around it moves by keys, and by letters.
      onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        apply(wanted);
      }}
    >
      {filter.kind === "text" ? (
        <TextInput
          label="Rows that have"
          size="xs"
          value={wanted.text ?? ""}
          onChange={(event) => want({ text: event.currentTarget.value })}
        />
      ) : (
        <div className="fc-column-range">
          {bound("least", "From")}
          {bound("most", "To")}
        </div>
      )}
      <div className="fc-column-range">
        <button type="submit" className="fc-button">
          Show these
        </button>
        {!isNothing(filter.now) && (
          <button type="button" className="fc-button" onClick={() => apply({})}>
            Show all rows
          </button>
        )}
      </div>
    </form>
  );
}
