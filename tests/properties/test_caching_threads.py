"""Cached functions of several threads and of coroutines: one computes, the others wait or are stopped."""

from __future__ import annotations

import asyncio
import threading

from flowc_runtime.cache.caches import Caches
from flowc_shims.streamlit.caching.errors import (
    CachedFunctionReturnedAwaitableError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def test_coroutines() -> None:
    calls: list[int] = []

    @st.cache_data  # type: ignore[untyped-decorator] # the surface is what a script sees: a module without types
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
