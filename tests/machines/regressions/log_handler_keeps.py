# A handler of the script keeps what is logged: whoever reads that sees every record.
# events: set n = 4; rerun; set n = 5
import logging
import streamlit as st

rows = []
class Keep(logging.Handler):
    def emit(self, record):
        rows.append(record.getMessage())
log = logging.getLogger("flowc.trap.keeps")
log.propagate = False
keep = Keep()
log.handlers[:] = [keep]
n = st.slider("n", 0, 9, 1)
log.warning("first")
log.warning("n is %s", n)
st.write(rows)
if not getattr(log, "set_up", None):
    log.set_up = True
    st.write("set up")
log.warning("last")
st.write(len(rows))
del log.set_up
