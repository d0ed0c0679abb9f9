import streamlit as st

if "tasks" not in st.session_state:
    st.session_state.tasks = [{"what": f"task {i}", "done": False} for i in range(15)]


def add():
    if st.session_state.new:
        st.session_state.tasks.append({"what": st.session_state.new, "done": False})


st.title("To do")
st.text_input("New task", key="new", on_change=add)
only_open = st.checkbox("Only open ones")
for i, task in enumerate(st.session_state.tasks):
    if only_open and task["done"]:
        continue
    left, right = st.columns([4, 1])
    left.write(task["what"])
    task["done"] = right.checkbox("done", value=task["done"], key=f"done{i}")
left_over = sum(not task["done"] for task in st.session_state.tasks)
st.metric("open", left_over)
