# A cell that an edit has moved names its new line: in a caught error, in a warning, in a log record.
# events: replace "import sys\nimport traceback" with "import sys\n\n\nimport traceback"; set n = 1; replace "\nn = st" with "\n\nn = st"; rerun
import logging
import sys
import traceback
import warnings
from pathlib import Path

import streamlit as st

n = st.slider("n", 0, 9, 0)
m = 0
try:
    1 // m
except ZeroDivisionError as error:
    kept = error
    st.text(traceback.format_exc())
try:
    half = 1 // m
except ZeroDivisionError as error:
    quiet = error
st.exception(kept)
st.exception(quiet)
st.text(kept.__traceback__.tb_lineno)
warnings.warn("careful")
handler = type(logging.lastResort)()  # it writes to what is the stream at that time
handler.setFormatter(logging.Formatter("line %(lineno)d: %(message)s"))
logger = logging.getLogger("flowc.trap." + Path(__file__).parents[1].name)
logger.handlers[:] = [handler]
logger.propagate = False
logger.warning("told")
