# A fragment that moves in a run that fails keeps of its widgets those that it has shown.
# events: set a = 2; set a = 5; set "part 5" = 4; set a = 6; set "part 6" = 1; rerun; set a = 1; set "part 1" = 3
import streamlit as st
a = st.slider("a", 0, 9, 3)
if a > 3:
    st.write("above")
@st.fragment
def part(x):
    st.slider(f"part {x}", 0, 9, key=f"part {x}")
part(a)
st.write(sorted(st.session_state))
raise ValueError("end")
