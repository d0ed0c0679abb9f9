import logging
import os
import sys
from pathlib import Path

import streamlit as st

log = logging.getLogger("parity.files")
log.propagate = False
if not log.handlers:
    log.addHandler(logging.StreamHandler(sys.stdout))

n = st.slider("n", 0, 3)
text = Path(__file__).read_text()
st.write(len(text.splitlines()))
with open(__file__) as lines:
    st.write(next(lines))
there = [os.path.exists(name) for name in (__file__, "/no/such/file")]
st.write(there)
try:
    missing = Path("/no/such/file").read_text()
except FileNotFoundError as error:
    missing = type(error).__name__
st.write(missing)
st.write(os.environ.get("NO_SUCH_VARIABLE", "unset"), n)
if st.checkbox("more"):
    st.write(Path(__file__).is_file())
    os.environ["NO_SUCH_VARIABLE"] = "set"
else:
    os.environ.pop("NO_SUCH_VARIABLE", None)
st.write(os.getenv("NO_SUCH_VARIABLE"))
os.environ.pop("NO_SUCH_VARIABLE", None)
