import pages_common
import streamlit as st

"*Magic* in a page"
count = st.number_input("Count", 0, 20, 2, key="count")
pages_common.banner(f"home of {st.session_state.logged_in}")
values = pages_common.numbers(count)
values.append(count)
st.write(sum(values))


def double(x):
    return x * FACTOR


FACTOR = 2
st.write("double", double(count))
st.page_link("report.py", query_params={"a": [1, 2]})
if count > 15:
    raise ValueError("too many")
if count == 13:
    st.stop()
st.write("end of home")
