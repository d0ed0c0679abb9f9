# Functions of a star import are opened where the name stands for them; methods of a class as well as of an object.
# events: set n = 2; set n = 3; rerun; set n = 0
import streamlit as st
from charts import *
class Panel:
    made = 0
    @staticmethod
    def head(n):
        st.write("head", n)
        return n
    @classmethod
    def body(cls, n):
        cls.made += n
        st.write("body", cls.made, cls.__name__)
        return cls.made
class Wide(Panel):
    pass
def mine(n):
    st.write("mine", n)
n = st.slider("n", 0, 5, 1)
show(n)
st.write(show(1) + title_of(n), Panel.head(n))
total = Panel.body(n)
other = Wide().body(total)
Wide.head(other)
mine(total)
# --- charts.py
import streamlit as st
from parts import *
def show(n):
    st.write("show", n)
    return n
# --- parts.py
import streamlit as st
__all__ = ["title_of"]
def title_of(n):
    st.write("title", n)
    return 2 * n
def mine(n):
    st.write("never", n)
