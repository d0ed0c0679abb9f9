import streamlit as st


def walk(depth, most):
    st.write("depth", depth)
    if depth >= most:
        return depth
    with st.container():
        return walk(depth + 1, most) + 1


def early(flag):
    if flag:
        st.write("early")
        return "left"
    st.write("late")
    return "stayed"


def count(n):
    for i in range(n):
        yield i


def main():
    most = st.slider("Depth", 0, 3, 1)
    st.write(walk(0, most))
    st.write(early(st.checkbox("Early")))
    st.write(list(count(most)), sum(count(most)))


main()
