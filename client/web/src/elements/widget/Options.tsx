/** The open list of a selectbox or multiselect: as many options as are in sight, more as the reader scrolls. */
import { Combobox, ScrollArea } from "@mantine/core";
import { useState } from "react";

import type { Choice } from "./filter";

const PAGE = 100;

interface Props {
  choices: readonly Choice[];
  /** Value of the option to add what was typed, or null where that may not be. */
  addable: string | null;
  label: string;
  isChosen: (text: string) => boolean;
  none: string;
}

export const ADD = "add:";

export function Options({ choices, addable, label, isChosen, none }: Props) {
  const [room, setRoom] = useState(PAGE);
  return (
    <Combobox.Options aria-label={label}>
      <ScrollArea.Autosize
        mah={280}
        type="auto"
        viewportProps={{ tabIndex: -1 }}
        onBottomReached={() => setRoom(room + PAGE)}
      >
        {choices.slice(0, room).map(({ index, text }) => (
          <Combobox.Option key={index} value={String(index)} active={isChosen(text)} className="fc-option">
            {text === "" ? " " : text}
          </Combobox.Option>
        ))}
        {addable !== null && <Combobox.Option value={ADD + addable}>Add “{addable}”</Combobox.Option>}
        {choices.length === 0 && addable === null && <Combobox.Empty>{none}</Combobox.Empty>}
      </ScrollArea.Autosize>
    </Combobox.Options>
  );
}
