"""Session state and widgets over several runs: what is kept, what is lost, what is called when."""

from __future__ import annotations

import pytest

from flowc_runtime.session_state import SessionState
from flowc_shims.streamlit.control import StopException
from flowc_shims.streamlit.elements.slider import SliderProps
from flowc_shims.streamlit.elements.text_input import TextInputProps
from flowc_shims.streamlit.errors import (
    NoSessionContext,
    StreamlitAPIException,
    StreamlitInvalidLayoutContextError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueError,
    StreamlitWidgetAlreadyInstantiatedError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def test_entries_live_from_run_to_run() -> None:
    def script() -> None:
        st.session_state.setdefault("n", 0)
        st.session_state.n += 1
        st.text(st.session_state["n"])

    assert App(script).run().run().run().texts() == ["3"]


def test_entries_are_the_objects_themselves() -> None:
    def script() -> None:
        st.session_state.setdefault("items", []).append(1)
        st.text(len(st.session_state["items"]))

    assert App(script).run().run().texts() == ["2"]


def test_the_mapping() -> None:
    def script() -> None:
        state = st.session_state
        state["a"], state.b, state[5] = 1, 2, 3
        assert list(state) == ["a", "b", "5"]
        assert state.to_dict() == dict(state) == {"a": 1, "b": 2, "5": 3}
        assert str(state) == "{'a': 1, 'b': 2, '5': 3}"
        assert (len(state), "a" in state, "z" in state, 5 in state) == (3, True, False, True)
        assert (state.get("z"), state.get("z", 0), hasattr(state, "z"), getattr(state, "z", 7)) == (None, 0, False, 7)
        assert (state.pop("a"), state.pop("a", "none")) == (1, "none")
        state.update({"x": 1}, y=2)
        del state.x, state["y"]
        assert sorted(state.keys()) == ["5", "b"]
        state.clear()
        assert not state

    app = App(script).run()
    assert app.error is None
    assert app.host.checkpoints > 10


def test_missing_and_wrong_keys() -> None:
    assert "nope" in str(App(lambda: st.session_state["nope"]).fails())
    assert isinstance(App(lambda: st.session_state["nope"]).fails(), KeyError)
    assert isinstance(App(lambda: st.session_state.nope).fails(), AttributeError)
    assert isinstance(App(lambda: st.session_state.__delitem__("nope")).fails(), KeyError)
    assert isinstance(App(lambda: st.session_state.__delattr__("nope")).fails(), AttributeError)
    assert isinstance(App(lambda: st.session_state.__setitem__("", 1)).fails(), StreamlitValueError)
    assert isinstance(App(lambda: "" in st.session_state).fails(), StreamlitValueError)
    assert isinstance(App(lambda: st.session_state.__setitem__("$$IDx", 1)).fails(), StreamlitAPIException)
    with pytest.raises(NoSessionContext):
        st.session_state["a"]


def test_widgets_and_entries_of_their_keys_are_one() -> None:
    def script() -> None:
        st.text(st.session_state.get("k", "nothing yet"))
        st.checkbox("no key")
        st.text((st.slider("a", 0, 10, 3, key="k"), st.session_state.k, list(st.session_state)))

    app = App(script).run()
    assert app.texts() == ["nothing yet", "(3, 3, ['k'])"]
    assert app.set("a", [7]).texts() == ["7", "(7, 7, ['k'])"]


def test_a_key_that_reads_none_is_no_key() -> None:
    def script() -> None:
        st.checkbox("a", key="None")
        st.text((st.session_state.to_dict(), "None" in st.session_state))

    assert App(script).run().texts() == ["({}, False)"]


def test_setting_the_entry_before_the_widget_moves_it() -> None:
    def script() -> None:
        if st.button("set"):
            st.session_state.k = 9
        st.text(st.slider("a", 0, 10, 3, key="k"))

    app = App(script).run().set("a", [5])
    assert app.set("set", True).texts() == ["9"]
    assert app.only(SliderProps).value == (9.0,)
    assert app.run().texts() == ["9"], "the browser has taken the value over"
    assert app.set("a", [4]).texts() == ["4"]


def test_setting_the_entry_after_the_widget_is_an_error() -> None:
    def script() -> None:
        st.checkbox("a", key="k")
        st.session_state.k = True

    assert type(App(script).fails()) is StreamlitWidgetAlreadyInstantiatedError


def test_deleting_the_entry_parts_it_from_the_widget() -> None:
    def script() -> None:
        st.checkbox("a", key="k")
        del st.session_state["k"]
        st.text("k" in st.session_state)
        st.session_state.k = "free"
        st.text(st.session_state.k)

    assert App(script).run().texts() == ["False", "free"]


def test_buttons_cannot_be_set() -> None:
    def script() -> None:
        st.session_state.b = True
        st.button("x", key="b")

    assert type(App(script).fails()) is StreamlitValueAssignmentNotAllowedError


def test_a_hidden_widget_loses_its_value() -> None:
    def script() -> None:
        if st.checkbox("show", value=True):
            st.text_input("a", "default", key="k")
        st.text(st.session_state.get("k", "gone"))

    app = App(script).run().set("a", "typed")
    assert app.texts() == ["typed"]
    assert app.set("show", False).texts() == ["typed"], "in the run that hides it, it can still be read"
    assert app.run().texts() == ["gone"]
    assert app.set("show", True).texts() == ["default"]
    assert app.only(TextInputProps).value == "default"


def test_persist_state_remembers_a_hidden_widget() -> None:
    def script() -> None:
        if st.checkbox("show", value=True):
            st.text_input("a", "default", key="k", persist_state="session")
        st.text(st.session_state.get("k", "gone"))

    app = App(script).run().set("a", "typed").set("show", False).run()
    assert app.texts() == ["typed"]
    assert app.set("show", True).texts() == ["typed"]
    assert app.only(TextInputProps).value == "typed"


def test_a_stopped_run_forgets_nothing() -> None:
    def script() -> None:
        if st.checkbox("stop"):
            st.stop()
        if st.checkbox("fail"):
            raise ZeroDivisionError
        st.text(st.text_input("a"))

    app = App(script).run().set("a", "typed")
    assert app.set("stop", True).texts() == []
    assert app.set("stop", False).texts() == ["typed"]
    app.set("fail", True)
    assert app.set("fail", False).texts() == ["typed"]


def test_nothing_shows_after_a_stop_however_it_is_caught() -> None:
    def script() -> None:
        try:
            st.stop()
        except BaseException:  # noqa: BLE001 - a script that swallows everything is the point
            pass
        st.text("after")

    app = App(script).run()
    assert app.texts() == []
    assert app.error is None


def test_a_rerun_starts_again_without_the_click() -> None:
    def script() -> None:
        st.session_state.setdefault("log", []).append("run")
        if st.button("go"):
            st.session_state.log.append("clicked")
            st.rerun()
        st.text(st.session_state.log)

    assert App(script).run().set("go", True).texts() == ["['run', 'run', 'clicked', 'run']"]


def test_a_rerun_keeps_widgets_below_it() -> None:
    def script() -> None:
        if st.button("go"):
            st.rerun()
        st.text(st.text_input("a"))

    assert App(script).run().set("a", "typed").set("go", True).texts() == ["typed"]


def test_what_is_set_before_a_rerun_or_an_error_reaches_the_widget_below() -> None:
    def script() -> None:
        if st.button("reset"):
            st.session_state.k = 0
            st.rerun()
        if st.button("fail"):
            st.session_state.k = 1
            raise ZeroDivisionError
        st.text(st.slider("a", 0, 10, 3, key="k"))

    app = App(script).run().set("a", [8])
    assert app.set("reset", True).texts() == ["0"]
    assert app.only(SliderProps).value == (0.0,)
    assert app.run().texts() == ["0"]
    assert app.set("fail", True).texts() == []
    assert app.run().texts() == ["1"]


def test_rerun_scopes() -> None:
    def refused(scope: object) -> Exception:
        return App(lambda: st.rerun(scope=scope)).fails()

    assert isinstance(refused("fragment"), StreamlitInvalidLayoutContextError)
    assert isinstance(refused("key"), StreamlitAPIException)
    assert isinstance(refused(b"app"), StreamlitInvalidParameterTypeError)
    assert isinstance(refused(1.5), StreamlitInvalidParameterTypeError)
    assert isinstance(refused(""), StreamlitValueError)
    assert isinstance(refused([]), StreamlitValueError)
    assert isinstance(refused(["app"]), StreamlitValueError)
    assert isinstance(refused([1.5]), StreamlitInvalidParameterTypeError)
    with pytest.raises(StopException):
        st.stop()


def test_callbacks_run_first_with_the_new_values() -> None:
    log: list[object] = []

    def note(*args: object, **kwargs: object) -> None:
        log.append((args, kwargs, st.session_state.k))

    def script() -> None:
        log.append("body")
        st.slider("a", 0, 10, 1, key="k", on_change=note, args=(1, 2), kwargs={"x": 3})

    app = App(script).run()
    app.set("a", [5])
    assert log == ["body", ((1, 2), {"x": 3}, 5), "body"]
    app.set("a", [5])
    assert log[3:] == ["body"], "no change, no call"


def test_callbacks_are_those_of_the_run_before() -> None:
    log: list[int] = []

    def script() -> None:
        st.session_state.n = st.session_state.get("n", 0) + 1
        st.checkbox("a", on_change=log.append, args=(st.session_state.n,))

    App(script).run().run().set("a", True)
    assert log == [2]


def test_callbacks_in_the_order_of_the_event() -> None:
    log: list[str] = []

    def script() -> None:
        for name in "abc":
            st.checkbox(name, on_change=log.append, args=(name,))

    app = App(script).run()
    app.run({app.id("c"): True, app.id("a"): True, app.id("b"): False})
    assert log == ["c", "a"]


def test_a_callback_may_set_what_a_script_may_not() -> None:
    def reset() -> None:
        st.session_state.k = 0

    def script() -> None:
        st.text(st.slider("a", 0, 10, 3, key="k"))
        st.button("reset", on_click=reset)

    app = App(script).run().set("a", [8])
    assert app.set("reset", True).texts() == ["0"]
    assert app.only(SliderProps).value == (0.0,)


def test_a_rerun_in_a_callback_does_not_stop_the_others() -> None:
    log: list[str] = []

    def again() -> None:
        log.append("again")
        st.rerun()

    def script() -> None:
        log.append("body")
        st.checkbox("a", on_change=again)
        st.checkbox("b", on_change=log.append, args=("other",))

    app = App(script).run()
    app.run({app.id("a"): True, app.id("b"): True})
    assert log == ["body", "again", "other", "body"]


def test_an_error_in_a_callback_ends_the_run() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    app = App(lambda: st.text(st.checkbox("a", on_change=fail))).run()
    assert isinstance(app.fails({app.id("a"): True}), ZeroDivisionError)
    assert app.texts() == []
    assert app.run().texts() == ["True"]


def test_a_click_on_a_button_that_has_just_gone_still_calls() -> None:
    log: list[int] = []

    def script() -> None:
        if not st.session_state.get("done"):
            st.button("go", key="go", on_click=log.append, args=(1,))
        st.session_state.done = True

    app = App(script).run()
    button = app.id("go")
    app.run()
    app.run({button: True})
    assert log == [1]


def test_a_widget_reads_with_the_options_of_the_run_before() -> None:
    options = [{"name": "x", "n": 1}]

    def script() -> None:
        st.text(st.selectbox("a", options, format_func=lambda o: str(o["name"]), key="k")["n"])

    app = App(script).run()
    options[:] = [{"name": "x", "n": 2}]
    assert app.run().texts() == ["1"]
    assert app.run().texts() == ["2"]


def test_forged_values_do_no_harm() -> None:
    app = App(lambda: st.text(list(st.session_state))).run()
    assert app.run({"$$ID-0-unknown": 5, "anything": True}).texts() == ["[]"]
    assert app.run().error is None


def test_a_value_may_come_before_its_widget() -> None:
    """A browser that reconnects to a new session sends what it shows."""
    identity = App(lambda: st.checkbox("a")).run().id("a")
    app = App(lambda: st.text(st.checkbox("a")))
    assert app.run({identity: True}).texts() == ["True"]


def test_check_valid_sees_damage() -> None:
    app = App(lambda: st.checkbox("a", key="k")).run()
    state: SessionState = app.state
    snapshot = state.snapshot()
    snapshot.key_of_id.clear()
    state.restore(snapshot)
    with pytest.raises(AssertionError, match="not a pair"):
        state.check_valid()
