"""Who looks at the page, and with what."""

import streamlit as st


def tried(action):
    try:
        return action()
    except Exception as err:  # noqa: BLE001 - the script tells what it was
        return type(err).__name__


st.text(f"logged in: {tried(lambda: st.user.is_logged_in)}")
st.text(f"mail: {tried(lambda: st.user['email'])} {st.user.get('name', 'nobody')} {len(st.user)}")
st.text(f"all: {sorted(st.user)} {st.user.to_dict()}")
st.text(f"tokens: {dict(st.user.tokens)} {tried(lambda: st.user.tokens.id)} {tried(lambda: st.user.tokens['x'])}")
st.text(f"no: {tried(lambda: st.user.nothing)} {tried(lambda: st.user['nothing'])} {'nothing' in st.user}")


def name_it():
    st.user.name = "x"


def put_it():
    st.user["name"] = "x"


st.text(f"set: {tried(name_it)} {tried(put_it)}")
told = st.context
st.text(f"zone: {told.timezone} {told.timezone_offset} {told.locale}")
st.text(f"where: {told.url} {told.is_embedded} {told.theme.type}")
