import streamlit as st

st.session_state.setdefault("log", [])


class Connection:
    def __init__(self, name):
        self.name = name
        self.open = True

    def close(self):
        self.open = False
        st.session_state.log.append(f"closed {self.name}")


@st.cache_resource(max_entries=2, validate=lambda found: found.open, on_release=Connection.close, show_spinner=False)
def connect(name):
    st.session_state.log.append(f"opened {name}")
    return Connection(name)


name = st.radio("name", ["a", "b", "c"])
connection = connect(name)
st.write(connection.name, connection.open)
if st.button("break"):
    connection.open = False
if st.button("release one"):
    connect.clear(name)
if st.button("release all"):
    connect.clear()
st.write(st.session_state.log)
