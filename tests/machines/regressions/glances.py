# Cells look at parts of objects that others change before and after them, through other names too.
# events: set n = 4; set n = 0; rerun; click more; set n = 3; click more; set n = 0
import streamlit as st
class Task:
    done = False
    def __init__(self, text):
        self.text = text
def more():
    st.session_state.tasks.append(Task("new"))
    st.session_state.tasks[0].done = not st.session_state.tasks[0].done
if "tasks" not in st.session_state:
    st.session_state.tasks = [Task("one")]
n = st.slider("n", 0, 9, 1)
st.button("more", on_click=more)
rows = [n]
first = st.session_state.tasks[0]
other = rows
if rows:
    st.write("before", len(rows), rows[0])
if n > 2:
    other.clear()
    first.text = f"text {n}"
if not rows:
    st.write("emptied")
else:
    st.write("left", rows[0])
for task in st.session_state.tasks:
    st.write(task.text, task.done)
facts = {"a": len(rows), "b": n}
alias = facts
st.write(facts["a"])
alias["a"] = n
st.write(facts["a"], "b" in facts)
st.write("none" if first is None else "some")
