# A fragment's own runs change lists, globals and session state; the next full run begins as a fresh one, and reuses the call.
# events: set a = 3; set a = 4; set b = 2; set a = 1; rerun; set a = 5; set b = 0
import streamlit as st
total = 0
notes = []
st.session_state.setdefault("runs", 0)
@st.fragment
def part(seen, scale=1):
    global total
    n = st.slider("a", 0, 9, 1)
    total += n
    notes.append(n)
    seen.append(n * scale)
    st.session_state.runs += 1
    st.write(n, total, notes, seen, st.session_state.runs)
def main():
    b = st.slider("b", 0, 9, 1)
    mine = [b]
    part(mine)
    st.write("after", mine, notes, total)
    mine.append(99)
main()
notes.append("end")
st.write(notes)
