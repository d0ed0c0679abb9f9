# The names in a directory are inputs, however they are asked for.
# events: set n = 4; click b.csv; rerun; click c.txt; click drop; set n = 5; click b.csv
import glob
import os
from pathlib import Path
import streamlit as st

folder = Path(__file__).with_name("data")
def put(name):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(name)
def drop():
    for path in folder.iterdir():
        path.unlink()
if "begun" not in st.session_state:
    st.session_state.begun = True
    put("a.csv")
n = st.slider("n", 0, 9, 1)
for name in ["b.csv", "c.txt"]:
    st.button(name, on_click=put, args=(name,))
st.button("drop", on_click=drop)
listed = sorted(os.listdir(folder))
st.write(listed)
found = sorted(Path(path).name for path in glob.glob(str(folder / "*.csv")))
st.write(found)
st.write(sorted(path.name for path in folder.iterdir()))
st.write(sorted(path.name for path in folder.rglob("*.txt")))
with os.scandir(folder) as entries:
    sizes = sorted((entry.name, entry.stat().st_size) for entry in entries)
st.write(sizes)
st.write([sorted(names) for _, _, names in os.walk(folder)])
