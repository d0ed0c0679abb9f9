/** One of several options, from a list that opens and can be searched. */
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useState } from "react";

import { useWidgetValue } from "@/react/context";
import { Icon } from "@/text/Icon";

import type { ElementProps, P } from "../registry";
import { Clear } from "../widget/Clear";
import { filtered } from "../widget/filter";
import { Frame, useNames } from "../widget/Frame";
import { ADD, Options } from "../widget/Options";

export default function Selectbox({ props }: ElementProps<P<"selectbox">>) {
  const [value, set] = useWidgetValue<string | null>(props);
  const names = useNames();
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyped(null);
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex("active", { scrollIntoView: true }),
  });
  const choices = filtered(props.options, typed ?? "", props.filter_mode);
  const addable =
    props.accept_new_options && typed !== null && typed.trim() !== "" && !props.options.includes(typed.trim())
      ? typed.trim()
      : null;
  const choose = (option: string): void => {
    const next = option.startsWith(ADD) ? option.slice(ADD.length) : (props.options[Number(option)] ?? null);
    if (next !== value) set(next);
    combobox.closeDropdown();
  };
  const clearable = props.default === null && !props.required && value !== null && !props.disabled;
  const off = props.disabled || (props.options.length === 0 && !props.accept_new_options);
  return (
    <Frame props={props} names={names}>
      <Combobox
        store={combobox}
        keepMounted={false}
        onOptionSubmit={choose}
        transitionProps={{ duration: 80 }}
        shadow="md"
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            id={names.input}
            className="fc-select"
            role="combobox"
            aria-autocomplete={props.filter_mode === null ? "none" : "list"}
            aria-required={props.required || undefined}
            value={typed ?? value ?? ""}
            placeholder={props.placeholder ?? placeholder(props)}
            disabled={off}
            readOnly={props.filter_mode === null && !props.accept_new_options}
            autoComplete="off"
            leftSection={props.icon === null || props.icon === "" ? undefined : <Icon icon={props.icon} />}
            rightSectionPointerEvents={clearable ? "all" : "none"}
            rightSection={
              clearable ? <Clear label={props.label} onClear={() => set(null)} /> : <Combobox.Chevron />
            }
            onClick={() => combobox.openDropdown()}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => combobox.closeDropdown()}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
              requestAnimationFrame(() => combobox.selectFirstOption());
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") combobox.closeDropdown();
              // Who types fast presses Enter before the list is drawn: the best fit is meant.
              if (event.key === "Enter" && typed !== null && combobox.getSelectedOptionIndex() === -1) {
                const first = choices[0]?.index.toString() ?? (addable === null ? null : ADD + addable);
                if (first !== null) choose(first);
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Options
            choices={choices}
            addable={addable}
            label={props.label}
            isChosen={(text) => text === value}
            none="No results"
          />
        </Combobox.Dropdown>
      </Combobox>
    </Frame>
  );
}

function placeholder(props: P<"selectbox">): string {
  if (props.options.length === 0) return props.accept_new_options ? "Add an option" : "No options to select";
  return props.accept_new_options ? "Choose or add an option" : "Choose an option";
}
