"""A function that remembers its results: a call in; the remembered result, or a computed one, out.

On a hit the function does not run: what it showed when it ran is shown again. On a miss it runs once even if several
sessions ask at the same time, and what it reads from the world meanwhile is not the caller's reading.
"""

from __future__ import annotations

import functools
import inspect
import logging
import pickle
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.cached_call import cached_body, inside_cached_function
from flowc_shims.streamlit.caching.content_digest import HashFunctions, full_name
from flowc_shims.streamlit.caching.errors import (
    CachedFunctionReturnedAwaitableError,
    CacheReplayClosureError,
    UnhashableParamError,
    UnserializableReturnValueError,
)
from flowc_shims.streamlit.caching.function_key import arguments_key, function_key, name_of, positional_names
from flowc_shims.streamlit.caching.helpers import helpers_digest
from flowc_shims.streamlit.caching.own_hash import looks_at_its_argument_only
from flowc_shims.streamlit.caching.resource import Resource
from flowc_shims.streamlit.caching.silence import Silence
from flowc_shims.streamlit.delta_generator import MAIN_HANDLE
from flowc_shims.streamlit.elements.notice import ToastProps
from flowc_shims.streamlit.elements.spinner import spinner
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.host import (
    FOREVER,
    CacheEntry,
    CachePolicy,
    Host,
    clear_outside,
    current_host,
    has_host,
    use_host,
)
from flowc_shims.streamlit.page import MAIN, SIDEBAR, Append, Notice, Remove, Replace, Update, Write

_log: Final = logging.getLogger("flowc.caching")

CHANGES_ITS_ARGUMENTS: Final = "a cached function changed what it can reach while it computed, and will not again"

Decorator: TypeAlias = Literal["cache_data", "cache_resource"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How results are remembered; `validate` and `on_release` belong to resources. `own`: each session has its own."""

    decorator: Decorator
    policy: CachePolicy = FOREVER
    own: bool = False
    show_spinner: bool | str = True
    show_time: bool = False
    hash_functions: HashFunctions = field(default_factory=dict[str, Callable[[object], object]])
    validate: Callable[[object], object] | None = None
    on_release: Callable[[object], object] | None = None


class CachedFunction:
    """What the decorators make of a function."""

    __flowc_cached__: ClassVar[bool] = True
    """The engine does not look through it: a call is one read of the cache."""

    __wrapped__: Callable[..., object]

    def __init__(self, function: Callable[..., object], settings: Settings) -> None:
        functools.update_wrapper(self, function)
        if inspect.isasyncgenfunction(function):
            raise StreamlitAPIException(
                "An asynchronous generator gives its values once, so they cannot be remembered: return a list.",
                error_id="async-generator-function-not-cacheable",
            )
        self.__wrapped__ = function
        self._settings = settings
        self._name = name_of(function)
        self._key = function_key(settings.decorator, function)
        self._parameters = positional_names(function)
        self._hashes_freely = not all(map(looks_at_its_argument_only, settings.hash_functions.values()))

    def __repr__(self) -> str:
        return f"<CachedFunction: {self.__wrapped__}>"

    def __get__(self, instance: object, owner: type | None = None) -> CachedFunction | BoundCachedFunction:
        return self if instance is None else BoundCachedFunction(self, instance)

    def __call__(self, *args: object, **kwargs: object) -> object:
        if not has_host():  # outside a run nothing is remembered
            return self.__wrapped__(*args, **kwargs)
        host = current_host()
        arguments = self._arguments(args, kwargs)
        if inspect.iscoroutinefunction(self.__wrapped__):
            return self._call_async(host, arguments, args, kwargs)
        found = self._read(host, arguments)
        if found is not None:
            self._refresh_if_stale(host, arguments, found, args, kwargs)
            return self._replayed(host, found)
        with self._spinner(bool(args or kwargs)), host.cache_compute(self._full_key(host), arguments) as writes:
            found = self._read(host, arguments)  # another session may have computed it while this one waited
            if found is not None:
                return self._replayed(host, found)
            with cached_body():
                value = self.__wrapped__(*args, **kwargs)
            self._refuse_awaitable(value)
            self._note_change(host, arguments, args, kwargs)
            self._store(host, arguments, value, writes)
        return self._shared(host, value)

    def clear(self, *args: object, **kwargs: object) -> None:
        """Forget the result for these arguments; without arguments (or where no script runs), all results."""
        if not has_host():
            clear_all_outside(self._key)
            return
        host = current_host()
        if args or kwargs:
            host.cache_clear(self._full_key(host), self._arguments(args, kwargs))
        else:
            host.cache_clear(self._scoped_key(host), None)

    async def _call_async(
        self, host: Host, arguments: str, args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> object:
        found = self._read(host, arguments)
        if found is not None:
            return self._replayed(host, found)
        with self._spinner(bool(args or kwargs)), host.cache_compute(self._full_key(host), arguments) as writes:
            with cached_body():
                value = await cast("Awaitable[object]", self.__wrapped__(*args, **kwargs))
            self._note_change(host, arguments, args, kwargs)
            self._store(host, arguments, value, writes)
        return self._shared(host, value)

    def _full_key(self, host: Host) -> str:
        """The function's own key first, so that clearing it reaches results of all versions of its helpers."""
        return f"{self._scoped_key(host)}:{helpers_digest(self.__wrapped__, str(Path(host.script_path).parent))}"

    def _scoped_key(self, host: Host) -> str:
        return f"{self._key}~{host.session_name}" if self._settings.own else self._key

    def _arguments(self, args: tuple[object, ...], kwargs: Mapping[str, object]) -> str:
        settings = self._settings
        if self._hashes_freely:
            current_host().asked_at_each_use("hash_funcs of a cached function may look at anything")
        return arguments_key(settings.decorator, self._name, self._parameters, args, kwargs, settings.hash_functions)

    def _note_change(self, host: Host, arguments: str, args: tuple[object, ...], kwargs: Mapping[str, object]) -> None:
        """Only computing changes an argument (a file that it reads is at its end then); finding the result does not."""
        if self._settings.hash_functions:
            return  # the user's own, which may be seen to be called
        try:
            same = self._arguments(args, kwargs) == arguments
        except UnhashableParamError:
            same = False
        if not same:
            host.asked_at_each_use(CHANGES_ITS_ARGUMENTS)

    def _read(self, host: Host, arguments: str) -> CacheEntry | None:
        """The entry, if it is not too old and, for a resource, still good."""
        if self._settings.validate is not None:
            host.asked_at_each_use("whether a cached resource is still good is asked at each use")
        key = self._full_key(host)
        entry = host.cache_get(key, arguments, self._settings.policy)
        if entry is None or self._settings.validate is None or not isinstance(entry.value, Resource):
            return entry
        if self._settings.validate(entry.value.value):
            return entry
        entry.value.give_up()
        host.cache_clear(key, arguments)
        return None

    def _refresh_if_stale(
        self, host: Host, arguments: str, entry: CacheEntry, args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> None:
        policy = self._settings.policy
        if policy.fresh is None or host.now() < entry.stored_at + policy.fresh:
            return

        def compute() -> CacheEntry:
            with use_host(Silence(host)), cached_body():
                value = self.__wrapped__(*args, **kwargs)
            self._refuse_awaitable(value)
            return CacheEntry(self._kept(value), (), host.now())

        host.cache_refresh(self._full_key(host), arguments, entry, policy, compute)

    def _replayed(self, host: Host, entry: CacheEntry) -> object:
        """A remembered result, with what the function showed."""
        again = entry.writes[: _shown_again(entry.writes)]
        host.replay(again)
        if len(again) < len(entry.writes):
            raise CacheReplayClosureError(self._name)
        value = entry.value
        if isinstance(value, Resource):
            return self._shared(host, value.value)
        return pickle.loads(cast("bytes", value))

    def _store(self, host: Host, arguments: str, value: object, writes: list[Write]) -> None:
        if self._settings.policy.fresh is not None and writes:
            _log.warning("%s shows elements, which do not come back while it is refreshed unseen", self._name)
            writes = []
            host.asked_at_each_use("a cached function shows what does not come back when its result is found")
        elif _shown_again(writes) < len(writes):
            host.asked_at_each_use("a cached function shows something elsewhere, which cannot be shown again")
        entry = CacheEntry(self._kept(value), tuple(writes), host.now())
        host.cache_put(self._full_key(host), arguments, entry, self._settings.policy)

    def _kept(self, value: object) -> Resource | bytes:
        return Resource(value, self._settings.on_release) if self._is_resource else self._pickled(value)

    def _pickled(self, value: object) -> bytes:
        try:
            return pickle.dumps(value)
        except (pickle.PicklingError, TypeError) as error:
            raise UnserializableReturnValueError(self._name, full_name(type(value))) from error

    def _shared(self, host: Host, value: object) -> object:
        """A resource outlives the run; data that was just computed is the caller's own."""
        if self._is_resource:
            host.outlives(value)
        return value

    @property
    def _is_resource(self) -> bool:
        return self._settings.decorator == "cache_resource"

    def _refuse_awaitable(self, value: object) -> None:
        if inspect.isawaitable(value):
            if inspect.iscoroutine(value):
                value.close()
            raise CachedFunctionReturnedAwaitableError(self._name, full_name(type(value)))

    @contextmanager
    def _spinner(self, has_arguments: bool) -> Iterator[None]:
        """Shown while the outermost cached function runs."""
        text = self._settings.show_spinner
        if text is False or inside_cached_function():
            yield
            return
        if text is True:
            name = getattr(self.__wrapped__, "__qualname__", self._name)
            text = f"Running `{name}(...)`." if has_arguments else f"Running `{name}()`."
        with spinner(MAIN_HANDLE, text, show_time=self._settings.show_time, _cache=True):
            yield


class BoundCachedFunction:
    """A cached method of one object, which is its first argument."""

    __flowc_cached__: ClassVar[bool] = True

    def __init__(self, function: CachedFunction, instance: object) -> None:
        functools.update_wrapper(self, function)
        self.__wrapped__ = function.__wrapped__
        self._function = function
        self._instance = instance

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self._function(self._instance, *args, **kwargs)

    def __repr__(self) -> str:
        return f"<BoundCachedFunction: {self.__wrapped__} of {self._instance}>"

    def clear(self, *args: object, **kwargs: object) -> None:
        """Forget the result for these arguments; without arguments, all results, of every object."""
        if args or kwargs:
            self._function.clear(self._instance, *args, **kwargs)
        else:
            self._function.clear()


def clear_all_outside(prefix: str) -> None:
    """Where no script runs, in a test, say: forget the results of functions whose key starts so."""
    for clear in clear_outside:
        clear(prefix)


def _shown_again(writes: Sequence[Write]) -> int:
    """How many of these writes can be repeated, before one that shows something in a container which they did not make.
    A toast is shown in the container of the window."""
    made = {MAIN, SIDEBAR}
    for at, write in enumerate(writes):
        match write:
            case Append():
                if write.target is not None and write.target not in made:
                    return at
                made.add(write.ref)
            case Replace() | Update() | Remove():
                if write.ref not in made:
                    return at
            case Notice(ToastProps()):
                return at
            case _:
                pass
    return len(writes)
