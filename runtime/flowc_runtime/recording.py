"""What an executing slot is seen to do, gathered until it ends and becomes its trace."""

from __future__ import annotations

from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.heap.walk import Reached
from flowc_runtime.trace import DoorRead, Operation, Slot
from flowc_shims.stdlib.figures import Figures, figures
from flowc_shims.stdlib.files import Look
from flowc_shims.stdlib.randomness import States
from flowc_shims.stdlib.settings import Settings
from flowc_shims.streamlit.facts import Fact
from flowc_shims.streamlit.page import Write


class Recording:
    """`roots`: objects that came in through doors, or went out through them. `depth`: how many containers were open
    when the slot began. `before`: what its inputs led to. `world`: why it is volatile, once that is known.

    Written out, since one is made for each execution: a dataclass takes half as long again to make it."""

    __slots__ = (
        "assigned_keys", "before", "bound_before", "changed", "computed_with_effects", "depth", "doors", "environment",
        "figures", "files", "filters", "globals", "handled", "handling", "locals", "minted", "names_before", "noted",
        "operations", "passes_on", "random_at_seed", "random_before", "roots", "settings", "settings_left", "slot",
        "started", "stopped", "stopped_before", "stored", "touched", "world", "writes",
    )  # fmt: skip

    def __init__(
        self,
        slot: Slot,
        started: float,
        depth: int,
        local_values: tuple[object, ...],
        global_values: tuple[object, ...],
        before: Reached,
        touched: dict[Record, Stamp | None],
        bound_before: tuple[object, ...],
        random_before: States,
        settings: Settings,
        filters: tuple[object, ...],
        *,
        passes_on: bool,
        stopped_before: bool,
    ) -> None:
        self.slot = slot
        self.started = started
        self.depth = depth
        self.locals = local_values
        self.globals = global_values
        self.before = before
        self.touched = touched
        self.doors: list[DoorRead] = []
        self.operations: list[Operation] = []
        self.writes: list[Write] = []
        self.roots: list[object] = []
        self.stored: list[object] = []
        self.assigned_keys: set[str] = set()
        self.changed: set[Fact] = set()
        """Questions whose answers are its own doing."""
        self.minted = 0
        self.world: str | None = None
        self.stopped = False
        """It called `st.stop`, or `stopped_before` it another slot has."""
        self.stopped_before = stopped_before
        self.handling: BaseException | None = None
        """The exception that the script was handling when the slot began; `handled`: where the slot may look at it."""
        self.handled: BaseException | None = None
        self.files: set[tuple[str, Look]] = set()
        self.noted: list[tuple[str, object]] = []
        """What clocks and sources of randomness gave, in order."""
        self.filters = filters
        """Those of `warnings` when the slot began."""
        self.environment: bytes | None = None
        """The digest of the environment when the slot began, where it may look at it."""
        self.bound_before = bound_before
        """What the global names that it may bind held when it began."""
        self.random_before = random_before
        self.random_at_seed: States = ()
        """When the slot was about to seed something."""
        self.figures: Figures = figures()
        """Those that pyplot kept when the slot began."""
        self.settings = self.settings_left = settings
        """The settings of libraries when the slot began, and when it had ended."""
        self.passes_on = passes_on
        """It hands the values of names on to an opened function: nothing is made, changed or looked into."""
        self.computed_with_effects = False
        """A cached function that it computed has drawn random numbers, set session state or registered a widget."""
        self.names_before: tuple[tuple[dict[str, object], dict[str, object]], ...] | None = None
        """Namespaces with what was in them when a barrier began: it may bind any of it."""
