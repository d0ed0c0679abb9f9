"""What an executing slot is seen to do, gathered until it ends and becomes its trace."""

from __future__ import annotations

from dataclasses import dataclass, field

from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.heap.walk import Reached
from flowc_runtime.trace import DoorRead, Operation, Slot
from flowc_shims.stdlib.figures import Figures, figures
from flowc_shims.stdlib.files import Look
from flowc_shims.stdlib.randomness import States
from flowc_shims.stdlib.settings import NO_SETTINGS, Settings
from flowc_shims.streamlit.facts import Fact
from flowc_shims.streamlit.page import Write


@dataclass(slots=True)
class Recording:
    """`roots`: objects that came in through doors, or went out through them. `depth`: how many containers were open
    when the slot began. `before`: what its inputs led to. `world`: why it is volatile, once that is known."""

    slot: Slot
    started: float
    depth: int
    locals: tuple[object, ...]
    globals: tuple[object, ...]
    before: Reached
    touched: dict[Record, Stamp | None]
    doors: list[DoorRead] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    roots: list[object] = field(default_factory=list)
    stored: list[object] = field(default_factory=list)
    assigned_keys: set[str] = field(default_factory=set)
    changed: set[Fact] = field(default_factory=set[Fact])
    """Questions whose answers are its own doing."""
    minted: int = 0
    world: str | None = None
    stopped: bool = False
    """It called `st.stop`, or `stopped_before` it another slot has."""
    stopped_before: bool = False
    handling: BaseException | None = None
    """The exception that the script was handling when the slot began; `handled`: where the slot may look at it."""
    handled: BaseException | None = None
    files: set[tuple[str, Look]] = field(default_factory=set[tuple[str, Look]])
    noted: list[tuple[str, object]] = field(default_factory=list[tuple[str, object]])
    """What clocks and sources of randomness gave, in order."""
    filters: tuple[object, ...] = ()
    """Those of `warnings` when the slot began."""
    environment: bytes | None = None
    """The digest of the environment when the slot began, where it may look at it."""
    bound_before: tuple[object, ...] = ()
    """What the global names that it may bind held when it began."""
    random_before: States = ()
    figures: Figures = field(default_factory=figures)
    """Those that pyplot kept when the slot began."""
    settings: Settings = NO_SETTINGS
    """The settings of libraries when the slot began, and when it had ended."""
    passes_on: bool = False
    """It hands the values of names on to an opened function: nothing is made, changed or looked into."""
    settings_left: Settings = NO_SETTINGS

    def __post_init__(self) -> None:
        self.settings_left = self.settings

    random_at_seed: States = ()
    """When the slot was about to seed something."""
    computed_with_effects: bool = False
    """A cached function that it computed has drawn random numbers, set session state or registered a widget."""
    names_before: tuple[tuple[dict[str, object], dict[str, object]], ...] | None = None
    """Namespaces with what was in them when a barrier began: it may bind any of it."""
