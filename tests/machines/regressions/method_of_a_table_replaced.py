# A table has been given an attribute in the place of one of its methods, and is made anew.
# events: set n1 = 2; rerun; set n1 = 3
import pandas as pd
import streamlit as st
d = st.sidebar.slider('n1', 0, 6, 4, key='n1')
back = pd.DataFrame({'u': [3, d], 'w': [1, 2]})
back_too = back
back_too.items = [6]
st.write(back['u'].tolist(), back.items)
