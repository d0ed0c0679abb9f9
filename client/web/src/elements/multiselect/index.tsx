/** Several of several options: the chosen ones as pills, the rest in a list that opens and can be searched. */
import { Combobox, Pill, PillsInput, useCombobox } from "@mantine/core";
import { useState } from "react";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Clear } from "../widget/Clear";
import { filtered } from "../widget/filter";
import { Frame, useNames } from "../widget/Frame";
import { ADD, Options } from "../widget/Options";

export default function Multiselect({ props }: ElementProps<P<"multiselect">>) {
  const [value, set] = useWidgetValue<readonly string[]>(props);
  const names = useNames();
  const [typed, setTyped] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const full = props.max_selections !== null && value.length >= props.max_selections;
  const left = props.options
    .map((text, index) => ({ text, index }))
    .filter(({ text }) => !value.includes(text));
  const fitting = filtered(
    left.map(({ text }) => text),
    typed,
    props.filter_mode,
  ).flatMap(({ index }) => left[index] ?? []);
  const isNew =
    props.accept_new_options && typed.trim() !== "" && ![...props.options, ...value].includes(typed.trim());
  const choose = (option: string): void => {
    const next = option.startsWith(ADD) ? option.slice(ADD.length) : props.options[Number(option)];
    setTyped("");
    if (option === ALL) return set([...value, ...fitting.map(({ text }) => text)]);
    if (next !== undefined && !full) set([...value, next]);
  };
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
        <Combobox.DropdownTarget>
          <PillsInput
            disabled={off}
            onClick={() => combobox.openDropdown()}
            rightSectionPointerEvents={value.length > 0 && !off ? "all" : "none"}
            rightSection={
              value.length > 0 && !off ? (
                <Clear label={props.label} onClear={() => set([])} />
              ) : (
                <Combobox.Chevron />
              )
            }
          >
            <Pill.Group>
              {value.map((text) => (
                <Pill
                  key={text}
                  className="fc-pill"
                  disabled={off}
                  withRemoveButton={!off}
                  removeButtonProps={{ "aria-label": `Remove ${text}`, "aria-hidden": false }}
                  onRemove={() => set(value.filter((each) => each !== text))}
                >
                  {text}
                </Pill>
              ))}
              <Combobox.EventsTarget withExpandedAttribute>
                <PillsInput.Field
                  id={names.input}
                  role="combobox"
                  aria-labelledby={names.label}
                  aria-autocomplete="list"
                  disabled={off}
                  value={typed}
                  placeholder={value.length === 0 ? (props.placeholder ?? placeholder(props)) : ""}
                  onFocus={() => combobox.openDropdown()}
                  onBlur={() => {
                    combobox.closeDropdown();
                    setTyped("");
                  }}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                    combobox.openDropdown();
                    requestAnimationFrame(() => combobox.selectFirstOption());
                  }}
                  onKeyDown={(event) => {
                    if (event.key === "Backspace" && typed === "" && value.length > 0)
                      set(value.slice(0, -1));
                    if (event.key === "Escape") combobox.closeDropdown();
                    if (event.key === "Enter" && typed !== "" && combobox.getSelectedOptionIndex() === -1) {
                      const first = fitting[0]?.index.toString() ?? (isNew ? ADD + typed.trim() : null);
                      if (first !== null) choose(first);
                    }
                  }}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown>
          {full ? (
            <Combobox.Empty>At most {props.max_selections} can be chosen. Remove one first.</Combobox.Empty>
          ) : (
            <>
              {allOffered(props, fitting.length) && (
                <Combobox.Header>
                  <button
                    type="button"
                    className="fc-link-button"
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => choose(ALL)}
                  >
                    Select all{typed === "" ? "" : " that fit"}
                  </button>
                </Combobox.Header>
              )}
              <Options
                choices={fitting}
                addable={isNew ? typed.trim() : null}
                label={props.label}
                isChosen={() => false}
                none={left.length === 0 ? "All options are chosen" : "No results"}
              />
            </>
          )}
        </Combobox.Dropdown>
      </Combobox>
    </Frame>
  );
}

const ALL = "all";

function allOffered(props: P<"multiselect">, fitting: number): boolean {
  if (fitting < 2 || props.max_selections !== null) return false;
  return props.select_all < 0 || props.options.length <= props.select_all;
}

function placeholder(props: P<"multiselect">): string {
  if (props.options.length === 0) return props.accept_new_options ? "Add options" : "No options to select";
  return props.accept_new_options ? "Choose or add options" : "Choose options";
}
