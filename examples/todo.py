"""A to-do list: objects in the session, a row of widgets for each, callbacks that change them."""

from dataclasses import dataclass

import streamlit as st


@dataclass
class Task:
    number: int
    text: str
    done: bool = False


def tasks() -> list:
    if "tasks" not in st.session_state:
        st.session_state.tasks = [Task(1, "Oil the gate"), Task(2, "Sow the peas")]
        st.session_state.next_number = 3
    return st.session_state.tasks


def add_task() -> None:
    text = st.session_state.new_task.strip()
    if text:
        st.session_state.tasks.append(Task(st.session_state.next_number, text))
        st.session_state.next_number += 1
    st.session_state.new_task = ""


def remove_task(number: int) -> None:
    st.session_state.tasks = [task for task in st.session_state.tasks if task.number != number]


def show_task(task: Task) -> None:
    box, remove = st.columns([5, 1], vertical_alignment="center")
    task.done = box.checkbox(task.text, value=task.done, key=f"done {task.number}")
    remove.button("Remove", key=f"remove {task.number}", on_click=remove_task, args=(task.number,))


def main() -> None:
    st.title("In the garden")
    summary = st.empty()
    hide = st.toggle("Hide what is done")
    st.text_input("New task", key="new_task", on_change=add_task)

    for task in tasks():
        if not (hide and task.done):
            show_task(task)

    open_tasks = sum(not task.done for task in tasks())
    if not tasks():
        summary.info("Nothing to do.")
    elif open_tasks:
        summary.write(f"**{open_tasks}** of {len(tasks())} to do")
    else:
        summary.success("All done.")


if __name__ == "__main__":
    main()
