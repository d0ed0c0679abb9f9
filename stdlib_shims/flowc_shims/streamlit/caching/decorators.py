"""The decorators as scripts write them: settings in, checked; a CachedFunction out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from numbers import Integral
from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.caching.cached_function import CachedFunction, Settings, clear_all_outside
from flowc_shims.streamlit.caching.content_digest import HashFunctions, full_name
from flowc_shims.streamlit.caching.function_key import key_prefix
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import CachePolicy, current_host, has_host
from flowc_shims.streamlit.time_span import seconds_of

Function: TypeAlias = Callable[..., object]
HashFuncs: TypeAlias = "Mapping[str | type, Callable[[object], object]] | None"
Ttl: TypeAlias = "float | timedelta | str | None"
Scope: TypeAlias = Literal["global", "session"]
RefreshMode: TypeAlias = Literal["foreground", "background"]

_SIZE: Final = re.compile(r"\s*(?P<number>\d+\.?\d*|\.\d+) ?(?P<unit>b|[kmgt]i?b)\s*", re.ASCII | re.IGNORECASE)
_POWERS: Final = "bkmgt"
"""Of 1024: "kb" and "kib" are the same, as in Streamlit."""


class CacheDataApi:
    """`@st.cache_data`: results are pickled, and everybody gets a copy."""

    def __call__(
        self,
        func: Function | None = None,
        *,
        ttl: Ttl = None,
        max_entries: int | None = None,
        max_size: int | str | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: Literal["disk"] | bool | None = None,
        hash_funcs: HashFuncs = None,
        scope: Scope = "global",
        refresh_mode: RefreshMode = "foreground",
    ) -> CachedFunction | Callable[[Function], CachedFunction]:
        to_disk = _check_persist(persist)
        _check_scope(scope)
        size = _bytes_of(max_size)
        seconds = None if ttl is None else seconds_of(ttl)
        _check_refresh_mode(refresh_mode, seconds)
        if refresh_mode == "background" and to_disk:
            raise StreamlitIncompatibleParametersError("refresh_mode='background'", f"persist={persist!r}")
        settings = Settings(
            decorator="cache_data",
            # What is on disk does not age in Streamlit, nor does its number count. What is a session's stays in memory.
            policy=CachePolicy(on_disk=scope == "global")
            if to_disk
            else _policy(refresh_mode, seconds, max_entries, size),
            own=scope == "session",
            show_spinner=show_spinner,
            show_time=show_time,
            hash_functions=_by_name(hash_funcs),
        )
        return _decorated(func, settings)

    def clear(self) -> None:
        """Forget all data of all functions."""
        _clear(key_prefix("cache_data"))


class CacheResourceApi:
    """`@st.cache_resource`: the object itself is kept, and everybody gets that one."""

    def __call__(
        self,
        func: Function | None = None,
        *,
        ttl: Ttl = None,
        max_entries: int | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        validate: Callable[[object], object] | None = None,
        hash_funcs: HashFuncs = None,
        on_release: Callable[[object], object] | None = None,
        scope: Scope = "global",
        refresh_mode: RefreshMode = "foreground",
    ) -> CachedFunction | Callable[[Function], CachedFunction]:
        _check_scope(scope)
        seconds = None if ttl is None else seconds_of(ttl)
        _check_refresh_mode(refresh_mode, seconds)
        for name, function in (("validate", validate), ("on_release", on_release)):
            if inspect.iscoroutinefunction(function):
                raise StreamlitAPIException(f"`{name}` is called, never awaited: it cannot be an `async def`.")
        settings = Settings(
            decorator="cache_resource",
            policy=_policy(refresh_mode, seconds, max_entries),
            own=scope == "session",
            show_spinner=show_spinner,
            show_time=show_time,
            hash_functions=_by_name(hash_funcs),
            validate=validate,
            on_release=on_release,
        )
        return _decorated(func, settings)

    def clear(self) -> None:
        """Forget all resources of all functions."""
        _clear(key_prefix("cache_resource"))


cache_data: Final = CacheDataApi()
cache_resource: Final = CacheResourceApi()


def _decorated(function: Function | None, settings: Settings) -> CachedFunction | Callable[[Function], CachedFunction]:
    """`@st.cache_data` and `@st.cache_data(…)`."""
    if function is not None:
        return CachedFunction(function, settings)
    return lambda function: CachedFunction(function, settings)


def _by_name(hash_funcs: HashFuncs) -> HashFunctions:
    if hash_funcs is None:
        return {}
    return {kind if isinstance(kind, str) else full_name(kind): function for kind, function in hash_funcs.items()}


def _check_persist(persist: object) -> bool:
    if persist is None or isinstance(persist, bool):
        return bool(persist)
    if persist != "disk":
        raise StreamlitValueError("persist", ["'disk'", "None"])
    return True


def _check_scope(scope: object) -> None:
    if scope not in ("global", "session"):
        raise StreamlitValueError("scope", ["'global'", "'session'"])


def _check_refresh_mode(refresh_mode: object, ttl: float | None) -> None:
    if refresh_mode not in ("foreground", "background"):
        raise StreamlitValueError("refresh_mode", ["'foreground'", "'background'"])
    if refresh_mode == "foreground":
        return
    if ttl is None:
        raise StreamlitMissingRequiredParameterError("ttl", detail="It says when to refresh in the background.")
    if ttl <= 0:
        raise StreamlitValueError("ttl", ["a positive duration"])


def _policy(refresh_mode: object, ttl: float | None, max_entries: int | None, size: int | None = None) -> CachePolicy:
    """What is refreshed in the background is given out for as long again as it is fresh."""
    if refresh_mode == "background" and ttl is not None:
        return CachePolicy(2 * ttl, ttl, max_entries, size)
    return CachePolicy(ttl, None, max_entries, size)


def _clear(prefix: str) -> None:
    if has_host():
        current_host().cache_clear(prefix, None)
    else:
        clear_all_outside(prefix)


def _bytes_of(max_size: object) -> int | None:
    if max_size is None:
        return None
    if isinstance(max_size, bool) or not isinstance(max_size, Integral | str):
        raise StreamlitInvalidParameterTypeError("max_size", type(max_size).__name__, ["int", "str"])
    if not isinstance(max_size, str):
        if int(max_size) <= 0:
            raise StreamlitValueError("max_size", ["a positive number of bytes"])
        return int(max_size)
    size = _SIZE.fullmatch(max_size)
    number = 0 if size is None else int(float(size["number"]) * 1024 ** _POWERS.index(size["unit"][0].lower()))
    if number <= 0:
        raise StreamlitValueError("max_size", ["a positive size such as '500MB'"])
    return number
