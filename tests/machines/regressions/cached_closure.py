# A cached function made in main() computes with the variables of this call of main(), not of the one that made it first.
# events: set n = 4; set m = 3; rerun; set n = 2; set m = 1; rerun
import streamlit as st

def main():
    n = st.slider("n", 0, 9, 1)
    m = st.slider("m", 0, 9, 1)

    @st.cache_data(show_spinner=False)
    def f(x):
        return [x, n]

    class K:
        @st.cache_data(show_spinner=False)
        def g(_self, x):
            return [x, n]

    both = [f, K()]
    st.write(f(m))
    st.write(both[0](m + 1), both[1].g(m))

if __name__ == "__main__":
    main()
