"""`st.fragment`: a function whose call the page keeps, so that an event inside it runs only that call again.

A call makes a container, hands itself to the host, and runs its body in the container. `run_again` does what an event
in the fragment asks for: the same function with the same arguments and the globals of the run that made the call, in
the container that it has. What it writes to containers outside stands there in a wrapper of its own, which such a run
fills anew (`DeltaGenerator`).

Holds: an error of the body is shown in place; whoever called gets a `FragmentHandledException`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from types import FunctionType
from typing import Final, Protocol, TypeAlias, TypeVar, cast, overload
from weakref import WeakKeyDictionary

from flowc_shims.streamlit.delta_generator import (
    MAIN_HANDLE,
    DeltaGenerator,
    append,
    entered,
    reopened,
)
from flowc_shims.streamlit.elements.exception import as_asked_for, exception_props
from flowc_shims.streamlit.elements.fragment import FragmentProps
from flowc_shims.streamlit.errors import FragmentHandledException, StreamlitAPIException
from flowc_shims.streamlit.host import Callback, Fragment, Host, current_host, has_host
from flowc_shims.streamlit.time_span import seconds_of
from flowc_shims.streamlit.widget_id import check_key

RESERVED: Final = frozenset({"app", "fragment"})

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., object])

Body: TypeAlias = Callable[[], object]
Arguments: TypeAlias = "tuple[tuple[object, ...], dict[str, object]]"


@dataclass(frozen=True, slots=True)
class Kept:
    """A function whose calls the page keeps, for a host that runs bodies part by part. `start` does what a call does,
    with a body that it is given for the call; `aside`: whatever becomes of a call, the script goes on."""

    function: FunctionType
    start: Callable[[Arguments, Callable[[Fragment], Body]], object]
    aside: bool = False


_KEPT: Final[WeakKeyDictionary[FunctionType, Kept]] = WeakKeyDictionary()


def kept_of(called: object) -> Kept | None:
    """What `st.fragment` or `st.dialog` has made of a function."""
    return _KEPT.get(called) if isinstance(called, FunctionType) else None


def keep(call: object, kept: Kept) -> None:
    if isinstance(call, FunctionType):
        _KEPT[call] = kept


class Decorator(Protocol):
    """What `@st.fragment(…)` gives."""

    def __call__(self, function: AnyFunction, /) -> AnyFunction: ...


@overload
def fragment(
    func: AnyFunction,
    *,
    run_every: int | float | timedelta | str | None = None,
    parallel: bool = False,
    key: str | int | None = None,
) -> AnyFunction: ...
@overload
def fragment(
    func: None = None,
    *,
    run_every: int | float | timedelta | str | None = None,
    parallel: bool = False,
    key: str | int | None = None,
) -> Decorator: ...
def fragment(
    func: AnyFunction | None = None,
    *,
    run_every: int | float | timedelta | str | None = None,
    parallel: bool = False,
    key: str | int | None = None,
) -> AnyFunction | Decorator:
    """Make a function one that can run again by itself."""
    name = check_key(key)
    if name in RESERVED:
        raise StreamlitAPIException(
            f"{name!r} cannot be the key of a fragment: `st.rerun` takes it for what is to be rerun.",
            error_id="fragment-reserved-key",
        )

    def decorate(function: AnyFunction) -> AnyFunction:
        return decorated(function, key=name, every=run_every, parallel=bool(parallel))

    return cast("Decorator", decorate) if func is None else decorate(func)


def decorated(
    function: AnyFunction,
    *,
    key: str | None = None,
    every: float | timedelta | str | None = None,
    parallel: bool = False,
    stays: bool = False,
    about: Callable[..., object] | None = None,
) -> AnyFunction:
    """`stays`: a run of the fragment around it does not end it. `about`: whose name it goes by."""
    named = function if about is None else about
    name = f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', type(named).__name__)}"

    def begin(args: tuple[object, ...], kwargs: dict[str, object]) -> Fragment:
        """The call is made, up to where its body begins."""
        host = current_host()
        host.stands()
        if key is not None:
            host.claim(key, name)
        around = entered(host)
        seconds = seconds_of(every) if every else None
        handle = append(MAIN_HANDLE, FragmentProps(every=seconds))
        made = Fragment(
            name=name,
            key=key,
            call=Callback(function, args, kwargs),
            around=around,
            handle=handle,
            ref=handle._ref or "",
            every=seconds,
            stays=stays,
            aside=parallel or (host.here is not None and host.here.aside),
            page=host.active_page,
        )
        host.fragment(made)
        _empty_outside(made, host)
        return made

    def start(arguments: Arguments, body: Callable[[Fragment], Body]) -> object:
        made = begin(*arguments)
        return _run(made, current_host(), body(made))

    @wraps(function)
    def call(*args: object, **kwargs: object) -> object:
        if not has_host():
            return None
        made, host = begin(args, kwargs), current_host()
        if not (parallel and host.runs_beside()):
            return _run(made, host)
        _run_aside(made, host)
        return None

    if isinstance(function, FunctionType):
        keep(call, Kept(function, start, aside=parallel))
    return cast("AnyFunction", call)


def run_again(made: Fragment, host: Host, body: Body | None = None) -> None:
    """An event inside the fragment: its body runs again, in the places that it has."""
    with reopened(cast("tuple[DeltaGenerator, ...]", made.around)):
        host.replace(made.ref, FragmentProps(every=made.every))
        _empty_outside(made, host)
        _run(made, host, body)


def _empty_outside(made: Fragment, host: Host) -> None:
    for wrapper, _ in made.wrappers.values():
        host.replace(wrapper, FragmentProps(outside=True))


def _run(made: Fragment, host: Host, body: Body | None = None) -> object:
    with host.inside(made), cast("DeltaGenerator", made.handle):
        try:
            if body is not None:
                return body()
            return made.call.function(*made.call.args, **made.call.kwargs)
        except Exception as error:  # noqa: BLE001 - whatever a script raises is shown on its page
            host.append(None, as_asked_for(exception_props(error, host.script_path, uncaught=True)))
            raise FragmentHandledException(error)  # noqa: B904 - the error is its context, as in Streamlit


def _run_aside(made: Fragment, host: Host) -> None:
    """`parallel`: whatever becomes of it, the script goes on. (It runs at once: a thread may, too.)"""
    from flowc_shims.streamlit.control import StopException

    try:
        _run(made, host)
    except (FragmentHandledException, StopException):
        return
