# The call of nothing closes the line, after its argument has been computed: what that did to session state is done again.
# events: rerun
import streamlit as st
@st.cache_data(show_spinner=False)
def load(x):
    st.session_state.k = x + 1
    return [x]
def show(x):
    st.write(x)
def makes(n):
    pass
show_too = show
st.write(show_too(3))
nothing = makes(6)
again = nothing
_ = again(sum(load(0)))
