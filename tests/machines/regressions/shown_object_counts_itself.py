# Showing an object runs its methods, which change it; and so does a property of it.
# events: set a = 3; set n = 2; set a = 5
import streamlit as st
class Meter:
    def __init__(self):
        self.told = 0
    def __str__(self):
        self.told += 1
        return f'meter {self.told}'
    @property
    def next(self):
        self.told += 10
        return self.told
a = st.slider('a', 0, 9, 1)
meter = Meter()
st.text(meter)
st.text(f'{meter}')
n = st.slider('n', 0, 9, 1)
st.text(n + meter.told)
held = [meter, a]
st.text(f'{held[0]} {a}')
st.text(meter.told)
st.text(f'{held[0].next}')
st.text(n + meter.told)
