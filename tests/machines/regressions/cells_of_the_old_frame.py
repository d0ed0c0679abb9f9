# A closure in main() sees what its variable is bound to after the definition.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
def main():
    x = 1
    fs = [lambda: x]
    st.write("made")
    x = st.slider("n", 0, 9, 1)
    st.write(fs[0]())
    x = x + 1
    st.write(fs[0]())

if __name__ == "__main__":
    main()
