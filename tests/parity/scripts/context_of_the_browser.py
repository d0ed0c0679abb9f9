"""What `st.context` tells, as far as it is the same wherever it runs."""

import streamlit as st


def main():
    context = st.context
    names = ["headers", "cookies", "locale", "timezone", "timezone_offset", "is_embedded", "theme", "ip_address"]
    st.write([name for name in names if hasattr(context, name)])
    st.write(context.cookies.to_dict(), "Cookie" in context.headers)
    if st.checkbox("Change them"):
        try:
            context.cookies["a"] = "b"
        except TypeError as err:
            st.write(type(err).__name__)


main()
