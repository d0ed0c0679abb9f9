"""What can be wrong with a cached function; the class names, and the modules they are shown with, are Streamlit's."""

from __future__ import annotations

from flowc_shims.streamlit.errors import MarkdownFormattedException, StreamlitAPIException


class UnhashableTypeError(Exception):
    """A value whose content cannot be told from another's."""

    __module__ = "streamlit.runtime.caching.cache_errors"


class UnhashableParamError(StreamlitAPIException):
    """An argument cannot be part of a cache key."""

    __module__ = "streamlit.runtime.caching.cache_errors"

    def __init__(self, decorator: str, function: str, argument: str | None, type_name: str) -> None:
        which = "An unnamed argument" if argument is None else f"The argument `{argument}`"
        spared = "_arg" if argument is None else f"_{argument}"
        super().__init__(
            f"{which} of `{function}()` is of type `{type_name}`, whose content `@st.{decorator}` cannot compare. "
            f"Name the parameter `{spared}`, with a leading underscore, to leave it out of the comparison, or say with "
            f"`hash_funcs` what to compare."
        )


class UserHashError(StreamlitAPIException):
    """A function of `hash_funcs` failed."""

    __module__ = "streamlit.runtime.caching.hashing"

    def __init__(self, error: BaseException, type_name: str) -> None:
        super().__init__(f"{error}\n\nThe function that `hash_funcs` has for `{type_name}` raised this error.")


class UnserializableReturnValueError(MarkdownFormattedException):
    """What a data function returned cannot be pickled."""

    __module__ = "streamlit.runtime.caching.cache_errors"

    def __init__(self, function: str, type_name: str) -> None:
        super().__init__(
            f"`{function}()` returned a value of type `{type_name}`, which cannot be pickled, so `@st.cache_data` "
            "cannot keep a copy of it. Use `@st.cache_resource` to keep the object itself and share it."
        )


class CacheReplayClosureError(StreamlitAPIException):
    """A cached function wrote to a container from outside, which may not be there when it is replayed."""

    __module__ = "streamlit.runtime.caching.cache_errors"

    def __init__(self, function: str) -> None:
        super().__init__(
            f"`{function}()` is cached and shows something in a container that was made outside of it. What a cached "
            "function shows is shown again for a remembered result, and the container may not exist then. Make the "
            "container inside the function, or show the element outside of it."
        )


class CachedFunctionReturnedAwaitableError(StreamlitAPIException):
    """An ordinary function returned something to be awaited, which can be done once only."""

    __module__ = "streamlit.runtime.caching.cache_errors"

    def __init__(self, function: str, type_name: str) -> None:
        super().__init__(
            f"`{function}()` is cached and returned a `{type_name}`, which can be awaited only once. Declare it with "
            "`async def`, so that the awaited result is kept."
        )
