"""`st.cache_data` and `st.cache_resource`: when a function runs, what its callers get, and what the page shows."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from flowc_runtime.cache.caches import Caches
from flowc_shims.streamlit.caching.errors import (
    CachedFunctionReturnedAwaitableError,
    CacheReplayClosureError,
    UnhashableParamError,
    UnserializableReturnValueError,
    UserHashError,
)
from flowc_shims.streamlit.elements.spinner import SpinnerProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import use_host
from flowc_shims.streamlit.package import surface
from flowc_shims.streamlit.page import Append, Remove
from tests.properties.session_host import App

st = surface()


class Plain:
    """An object without content of its own."""


def counted(**settings: object) -> tuple[Callable[..., object], list[tuple[object, ...]]]:
    """A cached function, and the calls that reached it."""
    calls: list[tuple[object, ...]] = []

    def function(*args: object) -> list[object]:
        calls.append(args)
        return [*args]

    return st.cache_data(function, **settings), calls


def test_data_is_computed_once_and_copied() -> None:
    function, calls = counted()

    def script() -> None:
        value = function(1)
        assert isinstance(value, list)
        value.append("mine")
        st.text(function(1))

    assert App(script).run().texts() == ["[1]"]
    assert calls == [(1,)]


def test_sessions_share_entries() -> None:
    function, calls = counted()
    caches = Caches()
    for _ in range(2):
        App(lambda: function(1), caches).run().run()
    assert calls == [(1,)]


def test_a_resource_is_shared_and_outlives_the_run() -> None:
    function = st.cache_resource(lambda: [0])

    def script() -> None:
        function().append(1)
        st.text(function())

    app = App(script)
    assert app.run().texts() == ["[0, 1]"]
    assert app.run().texts() == ["[0, 1, 1]"]
    assert len(app.host.shared) == 2
    assert all(value is app.host.shared[0] for value in app.host.shared)


def test_arguments_are_compared_as_they_are_passed() -> None:
    calls: list[object] = []

    @st.cache_data  # type: ignore[untyped-decorator] # the surface is what a script sees: a module without types
    def f(a: object, b: object = 1, _c: object = None) -> None:
        calls.append((a, b))

    def script() -> None:
        for _ in range(2):
            f(1)
            f(a=1)  # the same call: an argument's name counts, not how it is passed
            f(1, 1)
            f(1.0)
            f(True)
            f(1, _c=Plain())

    App(script).run()
    assert calls == [(1, 1), (1, 1), (1.0, 1), (True, 1)]


def test_two_definitions_with_one_source_are_one_function() -> None:
    calls: list[int] = []

    def script() -> None:
        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def f() -> None:
            calls.append(1)

        f()

    App(script).run().run()
    assert calls == [1]


def test_unhashable_arguments_are_named() -> None:
    for value in (lambda: 1, Plain(), (n for n in [1]), threading.Lock(), st.session_state, st.sidebar):
        function, _ = counted()
        error = App(partial(function, value)).fails()
        assert type(error) is UnhashableParamError
        assert "function" in str(error)

    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def named(thing: object) -> None: ...

    assert "_thing" in str(App(lambda: named(Plain())).fails())


def test_hash_funcs_by_type_and_by_name() -> None:
    for kind in (Plain, f"{__name__}.Plain"):
        function, calls = counted(hash_funcs={kind: lambda _: 1})
        app = App(partial(function, Plain()))
        app.run()
        app.script = partial(function, Plain())
        app.run()
        assert len(calls) == 1
    failing, _ = counted(hash_funcs={int: lambda _: 1 / 0})
    assert type(App(lambda: failing(1)).fails()) is UserHashError


def test_values_that_cannot_be_pickled() -> None:
    generator = st.cache_data(lambda: (n for n in [1]))
    assert type(App(generator).fails()) is UnserializableReturnValueError
    # What pickle says of a local function is passed on, as in Streamlit.
    assert isinstance(App(st.cache_data(lambda: lambda: 1)).fails(), AttributeError | UnserializableReturnValueError)


def test_ttl() -> None:
    for ttl in (10, "10s", timedelta(seconds=10)):
        function, calls = counted(ttl=ttl)
        app = App(function)
        app.run()
        app.clock = 9.9
        app.run()
        assert len(calls) == 1
        app.clock = 10.0
        app.run()
        assert len(calls) == 2
        app.clock = 19.9
        app.run()
        assert len(calls) == 2, "the new entry counts from when it was stored"


def test_max_entries_forgets_the_least_recently_used() -> None:
    function, calls = counted(max_entries=2)
    App(lambda: [function(n) for n in (1, 2, 1, 3, 1, 2)]).run()
    assert calls == [(1,), (2,), (3,), (2,)]
    none, _ = counted(max_entries=0)
    assert isinstance(App(lambda: none(1)).fails(), ValueError)


def test_clear() -> None:
    function, calls = counted()
    other, other_calls = counted(show_spinner=False)

    def script() -> None:
        for argument in (1, 2):
            function(argument)
        function.clear(1)  # type: ignore[attr-defined] # the decorated function has it
        for argument in (1, 2):
            function(argument)
        function.clear()  # type: ignore[attr-defined] # as above
        function(2)
        other(5)

    app = App(script).run()
    assert calls == [(1,), (2,), (1,), (2,)]
    assert other_calls == [(5,)]
    app.script = lambda: (st.cache_resource.clear(), other(5))
    app.run()
    assert other_calls == [(5,)]
    app.script = lambda: (st.cache_data.clear(), other(5))
    app.run()
    assert other_calls == [(5,), (5,)]


def test_a_decorated_function_keeps_its_face() -> None:
    function, _ = counted()
    assert getattr(function, "__name__") == "function"  # noqa: B009 - a Callable of the type system has no name
    assert getattr(function, "__flowc_cached__") is True  # noqa: B009
    assert repr(function).startswith("<CachedFunction: <function counted")


def test_methods() -> None:
    calls: list[object] = []

    class Model:
        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def instance(_self, x: int) -> int:  # noqa: N805 - an object that is not compared
            calls.append(x)
            return x

        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def compared(self) -> None: ...

        @staticmethod
        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def static(x: int) -> int:
            calls.append(x)
            return x

        @classmethod
        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def of_class(cls, x: int) -> int:
            calls.append(x)
            return x

    def script() -> None:
        for _ in range(2):
            st.text((Model().instance(1), Model.static(2), Model.of_class(3)))
        Model().instance.clear(1)
        Model().instance(1)

    assert App(script).run().texts() == ["(1, 2, 3)", "(1, 2, 3)"]
    assert calls == [1, 2, 3, 1]
    assert type(App(lambda: Model().compared()).fails()) is UnhashableParamError


def test_elements_are_shown_again_on_a_hit() -> None:
    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def f() -> None:
        st.text("one")
        with st.container():
            st.text("in")
        place = st.empty()
        place.text("late")
        st.sidebar.text("side")

    def script() -> None:
        f()
        with st.expander("more"):
            f()

    app = App(script)
    first = app.run().texts()
    assert first == ["one", "in", "late", "side"] * 2
    targets = [
        write.target
        for write in app.host.writes
        if isinstance(write, Append) and isinstance(write.props, TextProps) and write.props.body == "one"
    ]
    assert targets[0] is None
    assert targets[1] is not None, "the second time it stands in the expander"
    assert app.run().texts() == first


def test_nested_functions_show_what_the_inner_one_shows() -> None:
    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def inner() -> None:
        st.text("inner")

    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def outer() -> None:
        inner()
        st.text("outer")

    app = App(lambda: (inner(), outer(), outer())).run()
    assert app.texts() == ["inner", "inner", "outer", "inner", "outer"]


def test_a_container_from_outside_cannot_be_replayed() -> None:
    def script() -> None:
        box = st.container()

        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def f() -> None:
            box.text("x")

        f()
        st.text("once")
        f()

    app = App(script)
    assert type(app.fails()) is CacheReplayClosureError
    assert app.texts() == ["x", "once"]


def test_a_spinner_is_shown_while_the_outermost_function_runs() -> None:
    inner, _ = counted()
    outer = st.cache_data(lambda: inner(1), show_spinner="Working", show_time=True)
    app = App(lambda: (outer(), inner(2), outer())).run()
    shown = [write.props for write in app.host.writes if isinstance(write, Append)]
    spinners = [props for props in shown if isinstance(props, SpinnerProps)]
    assert [(props.text, props.show_time, props.cache) for props in spinners] == [
        ("Working", True, True),
        ("Running `counted.<locals>.function(...)`.", False, True),
    ]
    assert sum(isinstance(write, Remove) for write in app.host.writes) == 2
    quiet, _ = counted(show_spinner=False)
    assert App(quiet).run().host.writes == []


def test_an_error_is_not_remembered() -> None:
    calls: list[int] = []

    def fail() -> None:
        calls.append(1)
        raise ZeroDivisionError

    function = st.cache_data(fail)
    app = App(function)
    assert isinstance(app.fails(), ZeroDivisionError)
    assert isinstance(app.fails(), ZeroDivisionError)
    assert len(calls) == 2
    assert app.host.recordings == []


def test_validate_and_on_release() -> None:
    made: list[list[int]] = []
    released: list[object] = []
    good = [True]

    def make() -> list[int]:
        made.append([len(made)])
        return made[-1]

    resource = st.cache_resource(make, validate=lambda _: good[0], on_release=released.append, ttl=10)
    app = App(lambda: st.text(resource()))
    assert app.run().run().texts() == ["[0]"]
    good[0] = False
    assert app.run().texts() == ["[1]"]
    assert released == [], "what is not valid any more is not released, in Streamlit either"
    good[0] = True
    app.clock = 10.0
    assert app.run().texts() == ["[2]"]
    assert released == [[1]]
    app.script = resource.clear
    app.run()
    assert released == [[1], [2]]


def test_a_failing_on_release_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    resource = st.cache_resource(lambda: 1, on_release=lambda _: 1 / 0)
    App(lambda: (resource(), resource.clear())).run()
    assert "on_release" in caplog.text


def test_coroutines() -> None:
    calls: list[int] = []

    @st.cache_data  # type: ignore[untyped-decorator] # see above
    async def f(x: int) -> list[int]:
        calls.append(x)
        return [x]

    app = App(lambda: st.text((asyncio.run(f(1)), asyncio.run(f(1))))).run()
    assert app.texts() == ["([1], [1])"]
    assert calls == [1]

    async def forgotten() -> int:
        return 1

    assert type(App(st.cache_data(lambda x=1: forgotten())).fails()) is CachedFunctionReturnedAwaitableError


def test_one_thread_computes_and_the_others_wait() -> None:
    started, go = threading.Event(), threading.Event()
    calls: list[int] = []

    def slow() -> int:
        calls.append(1)
        started.set()
        assert go.wait(5)
        return 7

    function = st.cache_data(slow, show_spinner=False)
    caches = Caches()
    apps = [App(lambda: st.text(function()), caches) for _ in range(3)]
    threads = [threading.Thread(target=app.run) for app in apps]
    for thread in threads:
        thread.start()
    assert started.wait(5)
    go.set()
    for thread in threads:
        thread.join(5)
    assert [app.texts() for app in apps] == [["7"]] * 3
    assert calls == [1]
    caches.check_valid()


def test_a_waiting_run_can_be_stopped() -> None:
    started, go = threading.Event(), threading.Event()

    def slow() -> int:
        started.set()
        assert go.wait(5)
        return 7

    function = st.cache_data(slow, show_spinner=False)
    caches = Caches()
    busy, waiting = App(function, caches), App(function, caches)
    first = threading.Thread(target=busy.run)
    first.start()
    assert started.wait(5)

    def stop_while_waiting() -> None:
        waiting.host.stop()
        function()
        st.text("never")

    waiting.script = stop_while_waiting
    waiting.run()
    go.set()
    first.join(5)
    assert waiting.texts() == []


def test_outside_a_run_nothing_is_remembered() -> None:
    function, calls = counted()
    assert function(1) == [1]
    assert function(1) == [1]
    assert len(calls) == 2
    with use_host(App(lambda: None).host):
        function(1)
        function(1)
    assert len(calls) == 3


REFUSED: list[tuple[str, Callable[[], object], type[Exception]]] = [
    ("ttl", lambda: st.cache_data(ttl="soon"), StreamlitBadTimeStringError),
    ("persist", lambda: st.cache_data(persist="tape"), StreamlitValueError),
    ("scope", lambda: st.cache_data(scope="user"), StreamlitValueError),
    ("session scope", lambda: st.cache_resource(scope="session"), StreamlitAPIException),
    ("refresh mode", lambda: st.cache_data(refresh_mode="lazy"), StreamlitValueError),
    ("refresh without ttl", lambda: st.cache_data(refresh_mode="background"), StreamlitMissingRequiredParameterError),
    ("refresh", lambda: st.cache_data(refresh_mode="background", ttl=1), StreamlitAPIException),
    ("max_size", lambda: st.cache_data(max_size="many"), StreamlitValueError),
    ("max_size 0", lambda: st.cache_data(max_size=0), StreamlitValueError),
]


@pytest.mark.parametrize(("call", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(call: Callable[[], object], expected: type[Exception]) -> None:
    with pytest.raises(expected):
        call()


def test_accepted() -> None:
    function, calls = counted(persist="disk", max_size="5MB", ttl=1)
    app = App(function)
    app.run()
    app.clock = 100.0
    app.run()
    assert len(calls) == 1, "what is kept on disk does not age"
