"""A cached function that counts: settings -> the function, and the calls that reached it."""

from __future__ import annotations

from collections.abc import Callable

from flowc_shims.streamlit.package import surface

st = surface()


def counted(**settings: object) -> tuple[Callable[..., object], list[tuple[object, ...]]]:
    """A cached function, and the calls that reached it."""
    calls: list[tuple[object, ...]] = []

    def function(*args: object) -> list[object]:
        calls.append(args)
        return [*args]

    return st.cache_data(function, **settings), calls
