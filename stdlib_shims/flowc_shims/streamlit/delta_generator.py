"""The handle of a place on the page: a command's arguments go in, writes at that place go out.

A handle is small and immutable: which element (`_ref`), of which kind, inside which handle. `st.text` is the method
`text` of the main handle, which stands for the container that is current where it is called. Commands live in the
modules under `elements/`; `@command` makes a function that takes the handle first a method of every handle.

Holds: a handle of an element, unlike one of a container, has room for one thing only, so what is written to it takes
the element's place. Every write passes `Host.checkpoint` first.
"""

from __future__ import annotations

import difflib
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import ClassVar, Final, Literal, NoReturn, Self, TypeAlias, TypeVar, cast

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidLayoutContextError
from flowc_shims.streamlit.host import Fragment, Host, current_host
from flowc_shims.streamlit.not_built import PUBLIC_NAMES, NotBuilt
from flowc_shims.streamlit.page import BOTTOM, MAIN, SIDEBAR, Props, Ref

Place: TypeAlias = "tuple[Ref | None, str, str | None, Place | None]"
"""Of a handle its reference, kind and form, and the same of the one around it: two handles with equal places write
alike."""


class DeltaGenerator:
    """Where to write. Made by commands, never by a script."""

    __slots__ = ("__weakref__", "_form", "_kind", "_many", "_parent", "_place", "_ref")

    __flowc_transparent__: ClassVar[bool] = True
    """`with handle:` changes the current container and nothing else."""

    _ref: Ref | None
    _kind: str
    _many: bool
    _parent: DeltaGenerator | None
    _form: str | None
    """The key of the form around a container, "" for none; the roots and mere elements have None."""
    _place: Place

    def __init__(
        self, ref: Ref | None, kind: str, *, many: bool, parent: DeltaGenerator | None = None, form: str | None = None
    ) -> None:
        object.__setattr__(self, "_ref", ref)
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "_many", many)
        object.__setattr__(self, "_parent", parent)
        object.__setattr__(self, "_form", form)
        object.__setattr__(self, "_place", (ref, kind, form, None if parent is None else parent._place))

    @property
    def dg(self) -> DeltaGenerator:
        return self

    def __enter__(self) -> None:
        host = current_host()
        host.enter(_ref_to_enter(self))
        _entered.handles.append((host, self))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        for position in range(len(_entered.handles) - 1, -1, -1):
            host, handle = _entered.handles[position]
            if handle is self:
                del _entered.handles[position:]
                host.leave(_ref_to_enter(self))
                break
        return False

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name!r} of a container or element cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name!r} of a container or element cannot be deleted")

    def __copy__(self) -> DeltaGenerator:
        return self

    def __deepcopy__(self, memo: object) -> DeltaGenerator:
        return self

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _handle_again, (type(self), self._ref, self._kind, self._many, self._parent, self._form)

    def __repr__(self) -> str:
        # Not the reference: it is the engine's own, and a script may print this.
        return f"DeltaGenerator({self._kind})"

    def __getattr__(self, name: str) -> Callable[..., DeltaGenerator]:
        # Streamlit gives a function that raises when it is called, so that `hasattr(st.sidebar, …)` is always true.
        # Names with an underscore are protocols (`_repr_html_`, `__array__`), which a handle must not seem to have.
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        def refuse(*args: object, **kwargs: object) -> NoReturn:
            raise _why_not_a_command(name)

        return refuse


class GivenContainer(DeltaGenerator):
    """One that `with … as` gives; of any other it gives None."""

    __slots__ = ()

    def __enter__(self) -> Self:  # type: ignore[override] # the base gives None
        super().__enter__()
        return self


class KnowingHandle(DeltaGenerator):
    """One that knows something of its element beside the place; so does a copy of it."""

    __slots__ = ("_known",)

    _known: object

    def __init__(
        self,
        ref: Ref | None,
        kind: str,
        *,
        many: bool,
        parent: DeltaGenerator | None = None,
        form: str | None = None,
        known: object = None,
    ) -> None:
        super().__init__(ref, kind, many=many, parent=parent, form=form)
        object.__setattr__(self, "_known", known)

    def knowing(self, known: object) -> Self:
        """The same place."""
        return type(self)(self._ref, self._kind, many=self._many, parent=self._parent, form=self._form, known=known)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        made, arguments = super().__reduce__()
        return _knowing_again, (self._known, made, arguments)


class BottomContainer(DeltaGenerator):
    """`st.bottom`, which belongs to the main part: within a sidebar or a dialog there is none."""

    __slots__ = ()

    def __enter__(self) -> None:
        _check_beside_main()
        super().__enter__()

    def __getattribute__(self, name: str) -> object:
        if name in COMMANDS:
            _check_beside_main()
        return super().__getattribute__(name)


def _check_beside_main() -> None:
    current_host().stands()
    around = set(ancestor_kinds(MAIN_HANDLE))
    for kind, named in (("sidebar", "`st.sidebar`"), ("dialog", "a dialog")):
        if kind in around:
            raise StreamlitInvalidLayoutContextError(
                f"`st.bottom` has no place inside {named}: it is of the main part."
            )


AnyHandle = TypeVar("AnyHandle", bound=DeltaGenerator)
Command = TypeVar("Command", bound=Callable[..., object])

COMMANDS: Final[dict[str, Callable[..., object]]] = {}
"""Every command that stands under `elements/`, by name; filled while the modules are imported, never later."""


def command(function: Command) -> Command:
    """Make `function(handle, …)` a method of every handle, and so a command of `st`."""
    name = getattr(function, "__name__")  # noqa: B009 - a Callable of the type system has no name
    COMMANDS[name] = function
    setattr(DeltaGenerator, name, function)
    return function


def append(dg: DeltaGenerator, props: Props) -> DeltaGenerator:
    """Write one element, and give its handle: what is written to that takes the element's place."""
    return append_as(dg, props, DeltaGenerator)


def append_as(dg: DeltaGenerator, props: Props, handle: type[AnyHandle], *, form: str = "") -> AnyHandle:
    """`append`, with a handle of a class of its own. `form`: the form that the element is, if it is one."""
    host = current_host()
    host.checkpoint()
    place = outside_of = active_handle(dg, host)
    fragment = host.here
    outside = fragment is not None and not _stands_in(place, fragment)
    if fragment is not None and outside:
        if not type(props).is_container:
            check_not_aside(host, "Writing to a container outside of it")
        place = _wrapped(place, fragment, host)
        host.writes_outside(MAIN if outside_of._ref is None else outside_of._ref)
    if place._ref is not None and not place._many:
        ref = place._ref
        host.replace(ref, props)
    else:
        ref = host.append(place._ref if outside else None if dg is MAIN_HANDLE else dg._ref, props)
    many = type(props).is_container
    if many and dg is MAIN_HANDLE:
        host.stands()
    inside = (form or form_around(dg, host)) if many else None
    return handle(ref, kind_of(type(props)), many=many, parent=place, form=inside)


def check_not_aside(host: Host, what: str) -> None:
    """Raises StreamlitInvalidLayoutContextError in a parallel fragment while the whole script runs beside it."""
    if host.here is not None and host.here.aside and host.runs_beside():
        raise StreamlitInvalidLayoutContextError(
            f"{what} cannot be done in a parallel fragment while the whole script runs: do it after an event inside "
            "the fragment, such as a click.",
            error_id="parallel-fragment-unsafe-api-on-initial-load",
        )


def kind_of(props: type[Props]) -> str:
    """The tag that names an element kind on the wire."""
    return str(props.__struct_config__.tag)


def _stands_in(place: DeltaGenerator, fragment: Fragment) -> bool:
    """Whether a write to the place is the fragment's own business: in its container, or where it has made room."""
    own = {fragment.ref, *(cast("DeltaGenerator", made)._ref for _, made in fragment.wrappers.values())}
    handle: DeltaGenerator | None = place
    while handle is not None:
        if handle._ref in own or handle._kind == "dialog":
            return True
        handle = handle._parent
    return False


def _wrapped(place: DeltaGenerator, fragment: Fragment, host: Host) -> DeltaGenerator:
    """What a fragment writes to a container outside stands there in a wrapper, made in the full run, so that a run of
    the fragment alone finds it and fills it anew."""
    from flowc_shims.streamlit.elements.empty import EmptyProps
    from flowc_shims.streamlit.elements.fragment import FragmentProps

    outer = MAIN if place._ref is None else place._ref
    known = fragment.wrappers.get(outer)
    if known is not None:
        return cast("DeltaGenerator", known[1])
    if not host.in_full_run and not host.made_now(outer):
        raise StreamlitInvalidLayoutContextError(
            "A fragment writes to a container outside of it that it did not write to when the whole script ran, so "
            "there is no place for it. Write something there in every run (`container.empty()` will do)."
        )
    # Its name is its own: what the body makes is counted anew whenever it runs.
    name = f"{fragment.ref}~{len(fragment.wrappers)}"
    if place._many:
        wrapper = host.append(outer, FragmentProps(outside=True), name)
        made = DeltaGenerator(wrapper, "fragment", many=True, parent=place, form=form_around(place, host))
    else:
        host.replace(outer, FragmentProps(outside=True))
        wrapper = outer
        made = DeltaGenerator(host.append(outer, EmptyProps(), name), "empty", many=False, parent=place)
    fragment.wrappers[outer] = (wrapper, made)
    return made


def entered(host: Host) -> tuple[DeltaGenerator, ...]:
    """What is open by `with`, the outermost first."""
    return tuple(handle for on, handle in _entered.handles if on is host)


@contextmanager
def reopened(handles: tuple[DeltaGenerator, ...]) -> Iterator[None]:
    """Stand where these were open."""
    with ExitStack() as stack:
        for handle in handles:
            stack.enter_context(handle)
        yield


def active_handle(dg: DeltaGenerator, host: Host) -> DeltaGenerator:
    """The handle that `dg` stands for now: itself, or for the main handle that of the innermost `with`."""
    if dg is not MAIN_HANDLE or not _entered.handles:
        return dg
    entered_on, innermost = _entered.handles[-1]
    if entered_on is host and _ref_to_enter(innermost) == host.current_container():
        return innermost
    return dg


def in_sidebar(dg: DeltaGenerator, host: Host) -> bool:
    """Whether what is written to `dg` now stands in the sidebar."""
    if dg is MAIN_HANDLE:
        host.stands()
    handle: DeltaGenerator | None = active_handle(dg, host)
    while handle is not None and handle._ref != SIDEBAR:
        handle = handle._parent
    return handle is not None


def form_around(dg: DeltaGenerator, host: Host) -> str:
    """The key of the form that what is written to `dg` now belongs to; "" for none."""
    if dg is MAIN_HANDLE:
        return entered_form(host)
    handle = dg if dg._form is not None or dg._parent is None else dg._parent
    return handle._form or ""


def entered_place(host: Host, depth: int) -> tuple[Place, str]:
    """Of what is open by `with`, the innermost of the first `depth` blocks, and the form around it."""
    entered = [handle for on, handle in _entered.handles if on is host][:depth]
    return (entered[-1] if entered else MAIN_HANDLE)._place, entered_form(host, depth)


def entered_form(host: Host, depth: int | None = None) -> str:
    """The form of the innermost container that is open by `with`, of the first `depth` that are. (A `with st.sidebar`
    does not lead out of a form.)"""
    entered = [handle._form for on, handle in _entered.handles if on is host]
    return next((form for form in reversed(entered[:depth]) if form is not None), "")


def ancestor_kinds(dg: DeltaGenerator) -> Iterator[str]:
    """The kinds of the active handle and of every handle around it."""
    handle: DeltaGenerator | None = active_handle(dg, current_host())
    while handle is not None:
        yield handle._kind
        handle = handle._parent


class _Entered(threading.local):
    """The handles of the `with` blocks this thread is in, with the host each was entered on."""

    def __init__(self) -> None:
        self.handles: list[tuple[Host, DeltaGenerator]] = []


_entered = _Entered()


def _ref_to_enter(dg: DeltaGenerator) -> Ref:
    return MAIN if dg._ref is None else dg._ref


def _handle_again(
    handle: type[DeltaGenerator],
    ref: Ref | None,
    kind: str,
    many: bool,
    parent: DeltaGenerator | None,
    form: str | None,
) -> DeltaGenerator:
    """Unpickling: the roots stay what they are."""
    for root in (MAIN_HANDLE, SIDEBAR_HANDLE, BOTTOM_HANDLE):
        if ref == root._ref:
            return root
    return handle(ref, kind, many=many, parent=parent, form=form)


def _knowing_again(known: object, made: Callable[..., KnowingHandle], arguments: tuple[object, ...]) -> KnowingHandle:
    return made(*arguments).knowing(known)


def _why_not_a_command(name: str) -> Exception:
    if name in PUBLIC_NAMES:
        return NotBuilt(f"`{name}()` of a container")
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return StreamlitAPIException(f"`{name}()` is no command of a container.{hint}")


MAIN_HANDLE: Final = DeltaGenerator(None, "main", many=True)
SIDEBAR_HANDLE: Final = DeltaGenerator(SIDEBAR, "sidebar", many=True)
BOTTOM_HANDLE: Final = BottomContainer(BOTTOM, "bottom", many=True)
