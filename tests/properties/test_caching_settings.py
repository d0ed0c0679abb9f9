"""The settings of the cache decorators: how long entries live, what is done with them, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from flowc_shims.streamlit.errors import (
    StreamlitBadTimeStringError,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.counted_function import counted
from tests.properties.session_host import App

st = surface()


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


REFUSED: list[tuple[str, Callable[[], object], type[Exception]]] = [
    ("ttl", lambda: st.cache_data(ttl="soon"), StreamlitBadTimeStringError),
    ("persist", lambda: st.cache_data(persist="tape"), StreamlitValueError),
    ("scope", lambda: st.cache_data(scope="user"), StreamlitValueError),
    ("refresh mode", lambda: st.cache_data(refresh_mode="lazy"), StreamlitValueError),
    ("refresh without ttl", lambda: st.cache_data(refresh_mode="background"), StreamlitMissingRequiredParameterError),
    (
        "refresh of what is on disk",
        lambda: st.cache_data(refresh_mode="background", ttl=1, persist=True),
        StreamlitIncompatibleParametersError,
    ),
    ("refresh with no time", lambda: st.cache_resource(refresh_mode="background", ttl=0), StreamlitValueError),
    ("max_size without a unit", lambda: st.cache_data(max_size="5"), StreamlitValueError),
    ("max_size in nothing", lambda: st.cache_data(max_size=1.5), StreamlitInvalidParameterTypeError),
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
