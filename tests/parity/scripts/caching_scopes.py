import streamlit as st


@st.cache_data(scope="session", show_spinner=False)
def own(n):
    st.session_state.made += 1
    return [n]


@st.cache_resource(scope="session", ttl="1h")
def basket():
    return []


@st.cache_data(ttl=0, show_spinner="never kept")
def fleeting(n):
    st.session_state.made += 1
    return n


@st.cache_data(persist="disk", ttl="2d", show_spinner=False)
def kept(n):
    return {"n": n}


def main():
    st.session_state.setdefault("made", 0)
    n = st.slider("n", 0, 3, 1)
    basket().append(n)
    kept(n)["n"] = "changed"
    st.write(own(n), basket(), fleeting(n), kept(n))
    if st.button("forget mine"):
        own.clear()
        basket.clear()
    st.write(st.session_state.made)


main()
