import streamlit as st


class Retry(Exception):
    def __init__(self, n):
        super().__init__(f"retry {n}")
        self.n = n


def attempt(n, limit):
    try:
        st.write("attempt", n)
        if n < limit:
            raise Retry(n)
        return "done"
    except Retry as retry:
        st.warning(str(retry))
        return attempt(retry.n + 1, limit)
    finally:
        st.caption(f"after {n}")


def cleanup(log):
    try:
        yield log
    finally:
        log.append("closed")


def main():
    limit = st.slider("Limit", 0, 3, 1)
    st.write(attempt(0, limit))
    log = []
    for entry in cleanup(log):
        entry.append(limit)
        st.write("inside", entry)
    st.write(log)
    with st.expander("Risky"):
        try:
            st.write(10 // limit)
            choice = st.radio("Choice", ["go on", "raise", "nested"])
            if choice == "raise":
                raise KeyError("chosen")
            if choice == "nested":
                try:
                    int("x")
                except ValueError as error:
                    raise TypeError("outer") from error
        except (ZeroDivisionError, KeyError) as error:
            st.error(repr(error))
        else:
            st.success("fine")
    st.write("end")


main()
