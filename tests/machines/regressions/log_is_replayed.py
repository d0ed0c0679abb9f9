# What a reused cell logged is logged again, through the handlers that there are now.
# events: set n = 4; rerun; set n = 5; set n = 8; set n = 2; rerun
import logging
from pathlib import Path
import streamlit as st

# A test runner listens to loggers that it knows from before.
name = "flowc.trap." + Path(__file__).parents[1].name
log = logging.getLogger(name)
log.propagate = False
n = st.slider("n", 0, 9, 1)
log.warning("always %s, %r", "the same", ["a"])
def work():
    log.error("in a function")
    return 3
x = work()
st.write(x)
below = logging.getLogger(name + ".below")
below.setLevel(logging.CRITICAL if n > 6 else logging.INFO)
below.error("only where the level lets it through")
log.warning("n is %s", n)
