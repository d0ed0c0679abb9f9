"""What a slot did the last time it executed: everything needed to tell whether it may be reused, and to do so.

A trace is complete or absent: a slot that was aborted has none. Inputs are kept in the order in which they are
verified: names first, then objects, then what passed the doors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from logging import LogRecord
from types import ModuleType
from typing import Final, TypeAlias

from flowc_compiler.ir.plan import CellPlan
from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.raised import Raised
from flowc_shims.stdlib.files import Fingerprint, Look
from flowc_shims.stdlib.observer import Stream
from flowc_shims.stdlib.randomness import GeneratorState
from flowc_shims.stdlib.settings import Settings
from flowc_shims.streamlit.delta_generator import Place
from flowc_shims.streamlit.facts import Change, Fact
from flowc_shims.streamlit.host import CacheEntry, CachePolicy, Fragment, WidgetSpec, WireValue
from flowc_shims.streamlit.page import Props, Ref, Write

CLEARS_CACHE: Final = "it clears a cache"
"""Why a slot that does so executes in every run."""


@dataclass(frozen=True, slots=True)
class WidgetRead:
    """A widget was registered and gave `value` (before copying), while the slot stood in `container`. `untold`: what it
    showed instead of that, because the browser held it and had not told.

    Where it stands is part of an unkeyed widget's id, so a slot under another container registers anew."""

    spec: WidgetSpec
    value: object
    container: Ref
    untold: WireValue = None
    query: object = None
    """What the parameter that it is bound to said afterwards."""


@dataclass(frozen=True, slots=True)
class ButtonShown:
    """A button was registered while the slot stood in `container`; whether it was clicked is no input."""

    spec: WidgetSpec
    container: Ref


@dataclass(frozen=True, slots=True)
class Stands:
    """The slot stood in this place, and in this form; where `place` is None, only the form matters.

    A reference does not tell the place: `st.form("f") if c else st.container()` gives both the same."""

    place: Place | None
    form: str


@dataclass(frozen=True, slots=True)
class FragmentRead:
    """A fragment of this name was about to be called; its key was `taken` by another."""

    key: str
    name: str
    taken: bool


@dataclass(frozen=True, slots=True)
class StateRead:
    """A session-state key held `value`, or ABSENT."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class StateHas:
    """Whether a session-state key was there; its value is no input."""

    key: str
    there: bool


@dataclass(frozen=True, slots=True)
class StateKeysRead:
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CacheRead:
    """A cached function's entry was asked for and was `entry` (after the slot's own store), or None."""

    function: str
    arguments: str
    policy: CachePolicy
    entry: CacheEntry | None


@dataclass(frozen=True, slots=True)
class FileRead:
    """Who looked at `path` (absolute) found `fingerprint`. `folder`: the working directory, where it was asked for by
    a path that begins there."""

    path: str
    look: Look
    fingerprint: Fingerprint
    folder: str | None


@dataclass(frozen=True, slots=True)
class EnvironmentRead:
    """The process's environment, of which only a digest is kept: its values may be secrets."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class RandomRead:
    """A global generator of random numbers was in this state when the slot began."""

    state: GeneratorState


@dataclass(frozen=True, slots=True)
class FiltersRead:
    """The filters of `warnings` let through what the slot warned of."""

    filters: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ModuleRead:
    """An import of a local module gave this one. After an edit, sessions import it anew one after the other."""

    name: str
    module: ModuleType | None


@dataclass(frozen=True, slots=True)
class FactRead:
    """The host answered a question so: a query parameter, a fact of the browser."""

    fact: Fact
    answer: object


DoorRead: TypeAlias = (
    WidgetRead
    | ButtonShown
    | Stands
    | FragmentRead
    | StateRead
    | StateHas
    | StateKeysRead
    | CacheRead
    | FileRead
    | EnvironmentRead
    | RandomRead
    | FiltersRead
    | ModuleRead
    | FactRead
)


@dataclass(frozen=True, slots=True)
class StateSet:
    key: str
    value: object


@dataclass(frozen=True, slots=True)
class StateDelete:
    key: str


@dataclass(frozen=True, slots=True)
class Printed:
    stream: Stream
    text: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A log record; its arguments are atoms, or in its message already."""

    record: LogRecord


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning about a line of the script. `once`: a run shows it where it comes up first, and nowhere else."""

    stream: Stream
    text: str
    once: bool


@dataclass(frozen=True, slots=True)
class FiltersChanged:
    """The filters of `warnings` changed, for a moment at least: Python forgets what it has shown."""


FILTERS_CHANGED: Final = FiltersChanged()


@dataclass(frozen=True, slots=True)
class Registered:
    spec: WidgetSpec


@dataclass(frozen=True, slots=True)
class FragmentMade:
    """A fragment was called: the page keeps the call."""

    fragment: Fragment


@dataclass(frozen=True, slots=True)
class RandomSet:
    """The slot left a global generator of random numbers in this state."""

    state: GeneratorState


@dataclass(frozen=True, slots=True)
class OutsideMade:
    """The slot writes to a container outside of its fragment, in a wrapper there that has a handle."""

    outer: Ref
    wrapper: tuple[Ref, object]


@dataclass(frozen=True, slots=True)
class SettingsSet:
    """The slot left the settings of libraries so."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class CacheCleared:
    """The slot let go of what caches have for a function (or all whose names begin so), or for these arguments."""

    function: str
    arguments: str | None


@dataclass(frozen=True, slots=True)
class CacheKept:
    """After it had cleared caches, the slot found or made this result."""

    function: str
    arguments: str
    policy: CachePolicy
    entry: CacheEntry


@dataclass(frozen=True, slots=True)
class Changed:
    """The slot changed something of what can be asked for: query parameters."""

    change: Change


Operation: TypeAlias = (
    StateSet
    | StateDelete
    | Printed
    | Registered
    | RandomSet
    | SettingsSet
    | Logged
    | Warned
    | FiltersChanged
    | CacheCleared
    | CacheKept
    | Changed
    | FragmentMade
    | OutsideMade
)
"""What is performed again, in order, when the slot is emulated."""


@dataclass(slots=True)
class Trace:
    """`run`: the run in which it executed; a volatile slot executes once per run, also when the walk restarts."""

    run: int
    locals: tuple[object, ...]
    globals: tuple[object, ...]
    names: tuple[tuple[dict[str, object], str, object], ...]
    touched: tuple[tuple[Record, Stamp | None], ...]
    doors: tuple[DoorRead, ...]
    local_outs: tuple[object, ...]
    global_outs: tuple[object, ...]
    name_outs: tuple[tuple[dict[str, object], str, object], ...]
    value: object
    made: tuple[tuple[Record, Stamp], ...]
    writes: tuple[Write, ...]
    operations: tuple[Operation, ...]
    volatile: str | None
    milliseconds: float
    ending: BaseException | None = None
    """What left the slot early, and the run with it: an error, `st.stop` or `st.rerun`."""
    raised: Raised | None = None
    """What else a `try` of the script saw of that error."""
    handled: BaseException | None = None
    """The exception that the script was handling when it began, where it may look at it."""
    told: Props | None = None
    """How that error was shown, with its traceback of the first time."""
    settings: Settings | None = None
    """The settings of libraries as it found them, where they can matter to it."""
    resolved: tuple[Ref, tuple[Write, ...]] | None = field(default=None)


class Slot:
    """One runtime occurrence of a cell. `loops` holds a block per iteration, `call` the block of an opened call.
    `lost`: why it has no trace though it has executed, and the label of the slot on whose account."""

    __slots__ = ("call", "loops", "lost", "pages", "plan", "previous", "space", "trace", "uid", "value", "where")

    def __init__(self, uid: int, plan: CellPlan, where: str) -> None:
        self.uid = uid
        self.plan = plan
        self.where = where
        self.trace: Trace | None = None
        self.lost = ("", "")
        self.previous: Trace | None = None
        self.value: object = None
        self.space: dict[str, object] = {}
        """Where its global names are looked up: the globals of the script or of a local module."""
        self.loops: list[Block] = []
        self.call: Block | None = None
        self.pages: dict[str, Block] = {}
        """Of the call of a page: the block of each page, by its hash; `call` is one of them."""

    def lose(self, because: str, by: str = "") -> None:
        """Its outcome cannot be used any more."""
        self.trace = None
        self.lost = (because, by)

    def evict(self, because: str) -> None:
        """Give up everything that it keeps; between runs only."""
        self.lose(because)
        self.previous = None
        self.value = None

    @property
    def label(self) -> str:
        return f"{self.plan.label}{self.where}"


class Block(dict[int, Slot]):
    """The slots of one iteration or call, by cell id. `where` tells it from its siblings in labels (`[2]`)."""

    __slots__ = ("where",)

    def __init__(self, where: str = "") -> None:
        super().__init__()
        self.where = where


def slots_in(block: Block) -> Iterator[Slot]:
    """Its slots, and those of the loops and calls inside."""
    for slot in block.values():
        yield slot
        for inner in slot.loops:
            yield from slots_in(inner)
        for page in slot.pages.values():
            yield from slots_in(page)
        if slot.call is not None and not slot.pages:
            yield from slots_in(slot.call)
