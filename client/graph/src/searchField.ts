/** The search field with its list of found cells; arrows and Enter choose, as in a combobox. */

import { el } from "./dom";
import { place, type Cell } from "./document";
import { search } from "./search";

export interface SearchField {
  readonly element: HTMLElement;
  readonly focus: () => void;
}

export function searchField(cells: readonly Cell[], choose: (cell: number) => void): SearchField {
  const input = el("input", {
    type: "search",
    placeholder: "Search cells  ( / )",
    "aria-label": "Search cells",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "found",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = el("ul", { id: "found", role: "listbox", hidden: true });
  let found: Cell[] = [];
  let at = 0;

  const close = (): void => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const take = (cell: Cell | undefined): void => {
    if (!cell) return;
    close();
    input.blur();
    choose(cell.id);
  };
  const render = (): void => {
    const typed = input.value.trim();
    list.replaceChildren(
      ...found.map((cell, number) => {
        const row = el(
          "li",
          { role: "option", id: `found-${number}`, "aria-selected": String(number === at) },
          el("span", { class: "place" }, place(cell)),
          el("span", { class: "line" }, cell.source || cell.file),
        );
        row.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(cell);
        });
        return row;
      }),
    );
    if (found.length === 0 && typed !== "") list.append(el("li", { class: "none" }, "No cell has this."));
    list.hidden = typed === "";
    input.setAttribute("aria-expanded", String(typed !== ""));
    input.setAttribute("aria-activedescendant", found.length === 0 ? "" : `found-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("input", () => {
    found = search(cells, input.value);
    at = 0;
    render();
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => {
    if (input.value.trim() !== "") render();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(found[at]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      render();
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    }
  });
  return { element: el("div", { class: "search" }, input, list), focus: () => input.focus() };
}
