import streamlit as st


@st.cache_data
def divide(a, b):
    st.session_state.tries += 1
    st.write(f"dividing {a} by {b}")
    return a / b


@st.cache_resource
def broken():
    return (n for n in range(3))


@st.cache_data
def lambda_inside():
    return lambda: 1


def main():
    st.session_state.setdefault("tries", 0)
    b = st.slider("b", 0, 3, 1)
    try:
        st.write(divide(6, b))
    except ZeroDivisionError as error:
        st.error(str(error))
    st.write(st.session_state.tries, next(broken(), "used up"))
    if st.checkbox("unpicklable"):
        st.write(lambda_inside())
    divide(1, b)


main()
