"""Whether this thread is inside a cached function: what is shown there is recorded, and a widget there is a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from flowc_shims.streamlit.delta_generator import COMMANDS, MAIN_HANDLE
from flowc_shims.streamlit.errors import StreamlitAPIWarning

_inside: Final[ContextVar[bool]] = ContextVar("inside_cached_function", default=False)


class CachedWidgetWarning(StreamlitAPIWarning):
    """A widget stands in a cached function, so it exists only in the run that computes."""

    def __init__(self) -> None:
        super().__init__(
            "A widget is called inside a function decorated with `@st.cache_data` or `@st.cache_resource`. "
            "The function runs only when its result is not cached yet, so the widget will not follow the user. "
            "Move the widget out of the function and pass its value as an argument."
        )


def inside_cached_function() -> bool:
    return _inside.get()


@contextmanager
def cached_body() -> Iterator[None]:
    """The block is the body of a cached function."""
    token = _inside.set(True)
    try:
        yield
    finally:
        _inside.reset(token)


def warn_of_widget() -> None:
    """Show on the page that a widget is called inside a cached function, if it is."""
    if inside_cached_function():
        COMMANDS["exception"](MAIN_HANDLE, CachedWidgetWarning())
