# A loop binds a variable that a function of main() reads: at each step it changes another list.
# events: set n = 4; set n = 4; rerun; set n = 2; rerun
import streamlit as st
def main():
    first, second, third = [1], [2], [3]
    row = [0]
    def put(value):
        if value:
            row.append(value)
        return sum(row)
    st.write(put(0))
    st.write(put(0), "again")
    st.write(put(0), "and again")
    n = st.slider("n", 0, 9, 1)
    for row in (first, second, third):
        st.write(put(n))

if __name__ == "__main__":
    main()
