from dataclasses import dataclass, field

import streamlit as st


@dataclass
class Task:
    text: str
    done: bool = False
    notes: list = field(default_factory=list)


def tasks():
    return st.session_state.setdefault("tasks", [Task("water plants"), Task("sail", done=True)])


def add():
    text = st.session_state.new.strip()
    if text:
        tasks().append(Task(text))
    st.session_state.new = ""


def remove(index):
    del tasks()[index]


def show(index, task):
    box, button = st.columns([5, 1])
    task.done = box.checkbox(task.text, value=task.done, key=f"done-{index}")
    button.button("Remove", key=f"remove-{index}", on_click=remove, args=(index,))
    if task.done:
        task.notes.append("seen done")
        box.caption(f"{len(task.notes)} notes")


def main():
    st.text_input("New", key="new", on_change=add)
    only_open = st.toggle("Only open")
    shown = [(i, t) for i, t in enumerate(tasks()) if not (only_open and t.done)]
    for index, task in shown:
        show(index, task)
    st.write(sum(t.done for t in tasks()), "of", len(tasks()))


if __name__ == "__main__":
    main()
