"""The doors: everything a Streamlit command may ask of whoever runs the script.

Commands never touch a session directly. They call the `Host` of the current thread, and what passes these doors is
what the runtime observes: page writes, widget values, session state, caches. The oracle and the engine implement the
same protocol, so a command cannot tell them apart.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

from flowc_shims.streamlit.facts import Change, Fact
from flowc_shims.streamlit.page import BlobRef, Props, Ref, Write

if TYPE_CHECKING:
    from flowc_shims.streamlit.binding import Binding
    from flowc_shims.streamlit.uploaded_file import Files

Scope: TypeAlias = "Literal['app', 'fragment'] | tuple[str, ...]"
Rerun: TypeAlias = "tuple[Ref, ...]"
"""The fragments that are to run; none stands for the whole script."""

WireValue: TypeAlias = "None | bool | int | float | str | list[WireValue]"
"""What a browser may send as a widget's value."""


@dataclass(frozen=True, slots=True)
class Callback:
    """What to call before the next run when the widget's value changed."""

    function: Callable[..., object]
    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class FileMaker:
    """Gives a button's file when the reader asks for it; `mime` where the script says what that is."""

    call: Callback
    mime: str | None = None


@dataclass(slots=True, eq=False)
class Fragment:
    """One call of a fragment, as the page keeps it: `call` is its body, `around` the handles that were open by `with`,
    `handle` that of its container, whose reference is `ref`. `parent` is the fragment around it ("" for none).

    `stays`: a run of the fragment around it that does not make this call does not end it."""

    name: str
    key: str | None
    call: Callback
    around: tuple[object, ...]
    handle: object
    ref: Ref
    every: float | None = None
    stays: bool = False
    aside: bool = False
    """In a run of the whole script it runs beside that, or its maker does."""
    parent: Ref = ""
    page: str = ""
    """The page of the app, by its hash, on which the call was made; "" for none."""
    minted: int = 0
    """How many elements its body has made, of this run."""
    wrappers: dict[Ref, tuple[Ref, object]] = field(default_factory=dict[Ref, "tuple[Ref, object]"])
    """By container outside of it, where what it writes there stands: the wrapper, and the handle to write to."""
    body: object = None
    """What the host needs to run the body part by part; None: it runs as a whole."""


@dataclass(frozen=True, slots=True)
class WidgetSpec:
    """One registration of a widget, as a run performs it.

    `deserialize(None)` gives the default value; `deserialize(wire)` the user's value for what the browser sent;
    `serialize` is its inverse. A `trigger` (button) is reset after one run.
    """

    id: str
    kind: str
    user_key: str | None
    deserialize: Callable[[WireValue], object]
    serialize: Callable[[object], WireValue]
    callback: Callback | None = None
    maker: FileMaker | None = None
    trigger: bool = False
    disabled: bool = False
    assignable: bool = True
    """False where session state cannot be set for the key (buttons): registering then raises."""
    persist: Literal["page", "session"] | None = None
    """Keep the value under the user key while the widget is not shown."""
    adapt: Callable[[object], WidgetSpec] | None = None
    """Given what session state holds under the user key before this registration: the spec to register instead.

    (A selectbox whose state is None loses its default; a slider without `value` becomes a range if its state is one.)
    """
    page: str = ""
    """The hash of the page that shows it; "" for the frame around pages, which stays from page to page."""
    fragment: Ref = ""
    """The fragment that shows it."""
    ignored: bool = False
    """A change of it causes no run."""
    once: Callable[[], Exception] | None = None
    """Registering it twice in a run is this error."""
    form_key: str | None = None
    """A form's key: it is registered like a widget, and twice in a run is one too many."""
    bound: Binding | None = None
    """The query parameter with the name of the key is kept in step with it."""
    reconcile: Callable[[object, WireValue], object] | None = None
    """Given the current value, and what the browser had sent for it: the value this registration permits, the very
    same object where it is fine. Another value becomes the widget's, and session state's under the user key."""

    @property
    def calls(self) -> tuple[Callback, ...]:
        """All that an event may cause to be called."""
        maker = () if self.maker is None else (self.maker.call,)
        return maker if self.callback is None else (self.callback, *maker)


@dataclass(frozen=True, slots=True)
class WidgetOutcome:
    """`value`: what the command returns (a deep copy). `wire`: the same, serialized, for the element's props.
    `changed`: the script, not the browser, set it (through session state), so the browser must take it over."""

    value: object
    wire: WireValue
    changed: bool


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """One stored result of a cached function: the value (pickled bytes for data, the object itself for resources),
    the page writes made while computing it (to be replayed on a hit), and when it was stored (host clock, seconds)."""

    value: object
    writes: tuple[Write, ...]
    stored_at: float


@dataclass(frozen=True, slots=True)
class CachePolicy:
    """How results of one cached function are kept. Times are in seconds, sizes in bytes.

    An entry is gone after `ttl`; from `fresh` on it is still given out, but somebody refreshes it meanwhile. `on_disk`
    entries are also found by later processes, and neither age nor number counts."""

    ttl: float | None = None
    fresh: float | None = None
    max_entries: int | None = None
    max_bytes: int | None = None
    on_disk: bool = False


FOREVER: Final = CachePolicy()


class Host(Protocol):
    """Implemented by the runtime: once for the engine, once for the oracle."""

    # --- the page
    def append(self, target: Ref | None, props: Props, ref: Ref | None = None) -> Ref:
        """Add an element; `target=None` is the current container. Returns the new element's reference, which is `ref`
        where that is given."""
        ...

    def replace(self, ref: Ref, props: Props) -> None: ...

    def update(self, ref: Ref, fields: dict[str, object], where: dict[str, object]) -> None:
        """Change these fields of an element's props, where others have these values."""
        ...

    def remove(self, ref: Ref) -> None: ...

    def notice(self, props: Props) -> None: ...

    def configure_page(self, **fields: object) -> None: ...

    def enter(self, ref: Ref) -> None:
        """Make `ref` the current container (`with container:`) until the matching `leave`."""
        ...

    def leave(self, ref: Ref) -> None: ...

    def current_container(self) -> Ref:
        """The container that `append(None, …)` would write to now."""
        ...

    def stands(self, *, form_only: bool = False) -> None:
        """What the command gives depends on where it stands: on the current container, or only on the form that is
        around it."""
        ...

    def blob(self, content: bytes, mime: str) -> BlobRef:
        """Keep bytes beside the page, addressed by content."""
        ...

    @property
    def files(self) -> Files:
        """What the browser has uploaded."""
        ...

    # --- widgets and session state
    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        """Register a widget for this run and give its current value.

        Raises StreamlitDuplicateElementId / StreamlitDuplicateElementKey when already registered in this run."""
        ...

    def state_get(self, key: str) -> object:
        """Raises KeyError."""
        ...

    def state_has(self, key: str) -> bool: ...

    def state_set(self, key: str, value: object) -> None: ...

    def state_delete(self, key: str) -> None:
        """Raises KeyError."""
        ...

    def state_keys(self) -> list[str]: ...

    # --- fragments
    @property
    def here(self) -> Fragment | None:
        """The fragment whose body is running."""
        ...

    @property
    def in_full_run(self) -> bool:
        """False in a run of fragments alone."""
        ...

    def runs_beside(self) -> bool:
        """Whether a parallel fragment runs beside the script: in a run of fragments alone it is waited for."""
        ...

    def fragment(self, made: Fragment) -> None:
        """A fragment has been called."""
        ...

    def claim(self, key: str, name: str) -> None:
        """A fragment of this key is about to be called. Raises StreamlitDuplicateElementKey where another has it."""
        ...

    def inside(self, made: Fragment) -> AbstractContextManager[None]:
        """The body of a fragment runs within the block."""
        ...

    def made_now(self, ref: Ref) -> bool:
        """Whether the element was made in this run."""
        ...

    def writes_outside(self, outer: Ref) -> None:
        """The fragment that is running writes to a container outside of it, where it has a wrapper by now."""
        ...

    # --- caches (process-wide, shared by sessions)
    def cache_get(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        """The entry that is not too old, or None."""
        ...

    def cache_put(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None: ...

    def cache_refresh(
        self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy, compute: Callable[[], CacheEntry]
    ) -> None:
        """Compute the entry anew in another thread, unless somebody is at it, and put it where `entry` still is."""
        ...

    def cache_clear(self, function: str, arguments: str | None) -> None:
        """Drop one entry; without `arguments`, all entries of every function whose key starts with `function` (a whole
        key names one function, `cache_data:` and `cache_resource:` all functions of a kind)."""
        ...

    def cache_compute(self, function: str, arguments: str) -> AbstractContextManager[list[Write]]:
        """Hold the entry's lock (single flight) and collect the page writes made inside, which also take place."""
        ...

    def replay(self, writes: tuple[Write, ...]) -> None:
        """Perform recorded page writes again, with fresh references, in the current container."""
        ...

    def outlives(self, value: object) -> None:
        """Tell that `value` is shared beyond this run (a cached resource): nobody may rewind it."""
        ...

    def asked_at_each_use(self, why: str) -> None:
        """Code of the script decided here whether, or under which key, a remembered result is found: nobody can tell
        what it looked at, so whoever called asks again in every run."""
        ...

    def now(self) -> float:
        """Seconds, monotonic enough for a ttl; handed in, so that tests need not sleep."""
        ...

    # --- control
    def checkpoint(self) -> None:
        """Where a run may be preempted: called by every command that sends and every session-state access."""
        ...

    def rerun(self, scope: Scope) -> Rerun:
        """What another run after this one is to run (`st.rerun` asks, then raises RerunException with it): all of the
        script ("app"), the fragment that is running ("fragment"), or the fragments of these keys.

        A script that swallows the exception goes on, and the request is lost: it counts only for a run (or callback)
        that ends by it."""
        ...

    def stop(self) -> None:
        """This run is over (`st.stop` calls it, then raises StopException): from now on every `checkpoint` of the run
        raises StopException again, so a script that swallows it, or its `finally`, shows nothing more."""
        ...

    # --- facts
    def look(self, fact: Fact) -> object:
        """The answer to a question about what is outside session state."""
        ...

    def change(self, change: Change) -> None: ...

    def secrets(self, key: str | None) -> Mapping[str, object]:
        """The values of all secrets, for who wants to know `key` (None: any). Raises StreamlitSecretNotFoundError."""
        ...

    def run_page(self, page: str, body: str | Callable[[], object] | None) -> None:
        """Execute the page with this hash: a file, or a function. Raises StreamlitAPIException where it is not its
        turn."""
        ...

    @property
    def active_page(self) -> str:
        """The hash of the page that is being executed; "" outside."""
        ...

    @property
    def script_path(self) -> str: ...

    @property
    def session_name(self) -> str:
        """Letters and digits that no other session of this process has: part of the keys of a session's own caches."""
        ...

    @property
    def in_callback(self) -> bool: ...


ClearOutside: TypeAlias = Callable[[str], None]
"""Forgets what is cached for functions whose key starts so."""

clear_outside: Final[list[ClearOutside]] = []
"""Who keeps results for the whole process: asked where no script runs (a test that clears caches)."""


class _Current(threading.local):
    host: Host | None = None


_current = _Current()


def current_host() -> Host:
    """The host of this thread. Raises NoSessionContext outside a run."""
    host = _current.host
    if host is None:
        from flowc_shims.streamlit.errors import NoSessionContext

        raise NoSessionContext()
    return host


def has_host() -> bool:
    return _current.host is not None


@contextmanager
def use_host(host: Host) -> Iterator[None]:
    """Make `host` the current one of this thread for the block."""
    before = _current.host
    _current.host = host
    try:
        yield
    finally:
        _current.host = before
