"""`st.cache_data` and `st.cache_resource`: when a function runs, and what its callers get."""

from __future__ import annotations

import threading
from functools import partial

from flowc_runtime.cache.caches import Caches
from flowc_shims.streamlit.caching.errors import (
    UnhashableParamError,
    UnserializableReturnValueError,
    UserHashError,
)
from flowc_shims.streamlit.host import use_host
from flowc_shims.streamlit.package import surface
from tests.properties.counted_function import counted
from tests.properties.session_host import App

st = surface()


class Plain:
    """An object without content of its own."""


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


def test_outside_a_run_nothing_is_remembered() -> None:
    function, calls = counted()
    assert function(1) == [1]
    assert function(1) == [1]
    assert len(calls) == 2
    with use_host(App(lambda: None).host):
        function(1)
        function(1)
    assert len(calls) == 3
