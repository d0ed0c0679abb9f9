# An error, st.stop and st.rerun end the run again without their slots executing; what came before them is replayed.
# events: set n = 4; set m = 3; set n = 4; rerun; set n = 2; set m = 5; set n = 7; rerun; set n = 1; set m = 2; set n = 4; set n = 5; set m = 4; rerun
import streamlit as st


def part(n, m):
    done = []
    for k in range(m):
        done.append(10 // (n - 4 + k))
        print("step", k)
    return done


def body():
    n = st.slider("n", 0, 9, 1)
    m = st.slider("m", 0, 9, 1)
    st.write("before", n)
    if n == 7:
        st.write("going to stop")
        st.stop()
    if n == 5 and "again" not in st.session_state:
        st.session_state.again = m
        st.rerun()
    for k in range(3):
        st.write(k, part(n, m + k))
    st.write("after", m)


st.write("top")
body()
st.write("end")
