import streamlit as st

KINDS = {"info": st.info, "text": st.text}


def show(*parts, how=st.write, **options):
    for part in parts:
        how(part, **options)
    return len(parts)


def table(rows, columns):
    places = st.columns(len(columns))
    for place, (name, get) in zip(places, columns.items()):
        with place:
            st.caption(name)
            for row in rows:
                st.write(get(row))


kind = st.selectbox("Kind", list(KINDS))
n = st.slider("n", 1, 3)
st.write(show(*"abc"[:n], how=KINDS[kind]))
table(range(n), {"n": lambda r: r, "square": lambda r: r * r})
getattr(st.sidebar, kind)("beside")
list(map(st.caption, ["x", "y"][:n]))
