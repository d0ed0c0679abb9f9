# A relative path means another file in another working directory.
# events: set n = 4; rerun; set n = 5; set n = 6; rerun; set n = 1
import os
from pathlib import Path
import streamlit as st

home = os.getcwd()
base = Path(__file__).parent
for name in ["one", "two"]:
    if not os.path.exists(base / name):
        (base / name).mkdir()
        (base / name / "x.txt").write_text(name)
n = st.slider("n", 0, 9, 1)
os.chdir(base / ("one" if n < 5 else "two"))
text = open("x.txt").read()
st.write(text)
where = os.path.basename(os.getcwd())
st.write(where)
os.chdir(home)
