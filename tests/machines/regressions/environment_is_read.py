# The environment is an input; who changes it changes it in every run.
# events: set n = 4; click red; rerun; click blue; set n = 7; set n = 2; rerun
import os
import streamlit as st

def put(value):
    os.environ["FLOWC_TEST_COLOUR"] = value
for word in ["red", "blue"]:
    st.button(word, on_click=put, args=(word,))
if "begun" not in st.session_state:
    st.session_state.begun = True
    os.environ.pop("FLOWC_TEST_COLOUR", None)
n = st.slider("n", 0, 9, 1)
colour = os.environ.get("FLOWC_TEST_COLOUR", "none")
st.write("before", colour)
if n > 5:
    os.environ["FLOWC_TEST_COLOUR"] = "green"
def now():
    return os.getenv("FLOWC_TEST_COLOUR")
shown = now()
st.write("after", shown)
if n > 5:
    os.environ["FLOWC_TEST_COLOUR"] = colour
