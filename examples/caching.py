"""Two caches: `cache_data` hands out copies, `cache_resource` hands out the one shared object."""

import streamlit as st


@st.cache_data(show_spinner=False)
def collatz(start: int) -> list:
    """Halve even numbers, triple odd ones and add one, until 1 is reached."""
    numbers = [start]
    while numbers[-1] != 1:
        last = numbers[-1]
        numbers.append(last // 2 if last % 2 == 0 else 3 * last + 1)
    return numbers


@st.cache_resource
def visitors_book() -> list:
    return []


st.title("Down to one")

start = st.number_input("Start", 1, 10_000, 27)
path = collatz(start)
path.append(0)  # changes this copy only
again = collatz(start)

left, right = st.columns(2)
left.metric("Steps", len(again) - 1)
right.metric("Highest", f"{max(again):,}")
st.line_chart(again)
st.caption(f"The copy ends with {path[-1]}, the cached list with {again[-1]}.")

book = visitors_book()
name = st.text_input("Sign the visitors' book")
if st.button("Sign") and name:
    book.append(name)
st.write("Signed by:", ", ".join(book) or "nobody")

if st.button("Forget everything"):
    collatz.clear()
    visitors_book.clear()
    st.rerun()
