# A skeleton's `with` takes the shape away when it is left, but not what has taken its place meanwhile, on every way out.
# events: set n = 2; set inside = true; rerun; set fail = true; set n = 3; set inside = false; set stop = true; set n = 1; set fail = false; set stop = false
import streamlit as st

n = st.slider("n", 0, 9, 1)
inside, fail, stop = st.checkbox("inside"), st.checkbox("fail"), st.checkbox("stop")


def filled(place, value):
    with place as again:
        if inside:
            again.write(value)
        st.write("beside", value)
    return place


def main():
    kept = st.skeleton(height=20 + n)
    with st.skeleton():
        st.write("waited", n * 2)
    places = [st.skeleton() for _ in range(n % 3)]
    for number, place in enumerate(places):
        filled(place, number)
    kept.write("came")
    try:
        with kept:
            st.write("taken away")
            if fail:
                raise ValueError(n)
    except ValueError as error:
        kept.write(str(error))
    with filled(st.skeleton(), n):
        st.write("once more")
        if stop:
            st.stop()
    st.write("end", sum(range(n)))


main()
