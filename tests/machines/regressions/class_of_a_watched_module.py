# Of a local module on which the script sets names, its classes and functions are looked into as of any other.
# events: set n = 4; set m = 2; set n = 5; rerun; click set; set n = 6
import streamlit as st
import watched_module as mod

n = st.slider("n", 0, 9, 3)
m = st.slider("m", 0, 9, 3)


def put():
    mod.count = m


mod.Meter.total = n
st.write("meter", mod.Meter.total)
st.write("told", mod.told())
if st.button("set"):
    put()
st.write("count", mod.count, m)
st.write("meter again", mod.Meter.total)
# --- watched_module.py
count = 0


class Meter:
    total = 0


def told():
    return Meter.total + count
