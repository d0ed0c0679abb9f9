"""The journal: for each mutable object the state it is in, and the state script order says it must be in.

A *record* stands for one object. `actual` is the stamp of the state it is in; `virtual` the stamp it has at this
point of the walk: emulating a slot only sets `virtual`, executing a slot needs both to be the same. A stamp is
compared by identity: two stamps are two moments in an object's life.

`maker` is the slot that made the object: executing it again makes a new one, which is how a state that cannot be put
back is had. An object without a maker outlives a run (session state, cached resources, modules): it is never rewound,
and its stamp at the start of a run is the one it is in.

Holds (`check_valid`): a record's object is the one it is filed under; a record's stamp has the state that the object
had when it was last looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from typing import Final

from flowc_runtime.heap.buffers import CannotRestore
from flowc_runtime.heap.state import DROPPED, Shape, State, same_state
from flowc_runtime.heap.surroundings import Surroundings
from flowc_runtime.heap.territory import Territory
from flowc_runtime.heap.walk import LEAF, NOTHING, How, Reached, Walk
from flowc_runtime.identity import identity
from flowc_runtime.values import ATOMS

_NOT_LOOKED_INTO: Final = ATOMS - {slice}


class Stamp:
    """One moment in an object's life, with the state it had; None where it has none (opaque).

    `saved` is what its shape needs to put it back; None where it cannot. `children`: what it refers to then, where its
    state tells and somebody has asked."""

    __slots__ = ("children", "saved", "state")

    def __init__(self, state: State | None, saved: object) -> None:
        self.state = state
        self.saved = saved
        self.children: tuple[object, ...] | None = None


class Record:
    """One mutable object. See the module's docstring."""

    __slots__ = ("actual", "epoch", "leads_to", "maker", "object", "shape", "touches", "virtual_stamp")

    def __init__(self, value: object, shape: Shape, maker: object | None) -> None:
        self.object = value
        self.shape = shape
        self.maker = maker
        state = _state_of(shape, value)
        self.actual = Stamp(state, state) if shape.save is None else _stamp_of(shape, value, state)
        self.virtual_stamp: Stamp | None = None
        self.epoch = -1
        self.leads_to: tuple[object, ...] = ()
        """Objects whose memory it looks into, where it cannot be asked for them."""
        self.touches = 0
        """How often anybody had touched it, of those that nobody can look into, when this session last saw it."""

    def children(self, *, in_place: bool) -> Iterable[object]:
        """What it refers to. `in_place`: it certainly is in its actual state. Raises what looking at it raises."""
        stamp = self.actual
        if not in_place or not self.shape.state_tells_children:
            return self.shape.children(self.object)
        if stamp.children is None:
            stamp.children = tuple(self.shape.children(self.object))
        return stamp.children


class Rewind(Exception):
    """`record` is not in the state that is needed and cannot be put there."""

    def __init__(self, record: Record) -> None:
        self.record = record


class Journal:
    """All records of one session, by object identity. Records hold their objects, so an identity is never reused."""

    def __init__(
        self, territory: Territory, watched: set[str] | None = None, touches: dict[int, int] | None = None
    ) -> None:
        self.territory = territory
        self.records: dict[int, Record] = {}
        self.epoch = 0
        self.rewound: dict[Record, Stamp] = {}
        self.left: dict[Record, Stamp | None] = {}
        """While fragments run: the states in which the run before has left what it made."""
        self.watched: set[str] = set() if watched is None else watched
        """Names of library modules whose attributes the script sets: they are looked at like any object."""
        self.touches: dict[int, int] = {} if touches is None else touches
        """Of objects that outlive runs and that nobody can look into: all sessions of a process share it."""
        self.namespace: object = None
        """The globals of the script: who holds them may read and bind any, and is a barrier."""
        self.apart: dict[int, object] = {}
        """Objects that are never looked at: the builtins, which the engine itself manages."""
        self.spaces: dict[int, object] = {}
        """The globals of pages, which are apart too; who holds them is a barrier, as with the script's."""
        self.foreign: dict[int, object] = {}
        """Library modules that nobody watches, by identity: there is nothing to look at."""
        self.surroundings: dict[tuple[int, bool], tuple[object, Surroundings | None]] = {}
        """Of classes and functions, by identity and whether calls are followed; None: seen once, or to be walked."""
        self.kinds: dict[type, How] = {}
        """What a walk does with objects of each type; kept here, since types of the script come and go."""
        self.lasting_classes: frozenset[int] = frozenset()
        """By identity: those that the script makes in every run, and that stay the same."""
        self.created: list[Record] = []
        """Records made since somebody last emptied the list."""

    def watch(self, modules: Set[str]) -> None:
        """The attributes of these modules (by name) are looked at from now on."""
        self.watched |= modules
        self.foreign.clear()

    # --- time
    def begin_run(self) -> None:
        """A run begins: objects that outlive runs are at their present state."""
        self.rewound.clear()
        self.begin_walk()

    def begin_walk(self) -> None:
        """A walk begins (a run may need several): no object has been made yet."""
        self.epoch += 1
        self.foreign.clear()
        self.surroundings.clear()

    def begin_inside(self) -> None:
        """A run of fragments begins: all objects are as the run before has left them."""
        self.rewound.clear()
        self.foreign.clear()
        self.surroundings.clear()
        now = self.epoch
        self.left = {one: one.virtual_stamp for one in self.records.values() if one.epoch == now and one.maker}

    def begin_inside_again(self) -> None:
        """Its walk starts again."""
        self.begin_walk()
        for record, stamp in self.left.items():
            if record.maker is not None:
                record.virtual_stamp, record.epoch = stamp, self.epoch

    def end_inside(self) -> None:
        self.left.clear()

    def undo_inside(self) -> None:
        """It is to run in another way: what it has changed is put back where that can be done."""
        self.undo_lasting()
        for record, stamp in self.left.items():
            if stamp is not None and record.maker is not None and not self.put_back(record, stamp):
                self.put(record, record.actual)

    def outlive_fragments(self, record: Record) -> None:
        """Nothing in the fragments that run makes the object anew: to them it is as one that outlives runs."""
        record.maker = None
        self.rewound.setdefault(record, self.left.get(record) or record.actual)

    def virtual(self, record: Record) -> Stamp | None:
        """The stamp that script order says; None: not made yet in this walk."""
        if record.epoch == self.epoch:
            return record.virtual_stamp
        if record.maker is None:
            return self.rewound.get(record, record.actual)
        return None

    def put(self, record: Record, stamp: Stamp) -> None:
        """From here on script order says so; an object that outlives runs is in that state when the run has ended."""
        if record.maker is None and stamp is not record.actual:
            self.rewound.setdefault(record, record.actual)
        record.virtual_stamp = stamp
        record.epoch = self.epoch

    def so_far(self, names: Mapping[str, object]) -> list[object]:
        """All objects that have come up in this walk, wherever they are held (in variables of opened functions, too),
        and those that have the script's names."""
        return [*names.values()] + [record.object for record in self.records.values() if record.epoch == self.epoch]

    # --- walks
    def reach(
        self, roots: Iterable[object], *, outlives: bool = False, in_place: bool = False, calls: bool = True
    ) -> Reached:
        """Everything mutable that the roots lead to. Objects never seen before get a record without a maker.

        `in_place`: each record is first put in the state that script order says, top-down; raises Rewind where that
        cannot be done. `outlives`: what is found belongs to no slot. `calls`: functions may be called, so the globals
        that they use are followed too.
        """
        how, foreign = self.kinds.get, self.foreign
        looked_into = [
            value
            for value in roots
            if (kind := type(value)) not in _NOT_LOOKED_INTO
            and how(kind) is not LEAF
            and identity(value) not in foreign
        ]
        if not looked_into:
            return NOTHING
        return Walk(self, outlives=outlives, in_place=in_place, calls=calls).run(looked_into)

    def settle(self, record: Record) -> None:
        """Put an object in the state that script order says. Raises Rewind."""
        wanted = self.virtual(record)
        if wanted is record.actual:
            if record.actual.saved is DROPPED:
                # It is in that state now, and may be about to change.
                record.actual.saved = _stamp_of(record.shape, record.object, record.actual.state).saved
            return
        if wanted is None or not self.put_back(record, wanted):
            raise Rewind(record)

    def put_back(self, record: Record, stamp: Stamp) -> bool:
        """Put an object in the state that it had at a moment; False where that cannot be done."""
        if record.actual is stamp:
            return True
        restore = record.shape.restore
        if restore is None and record.maker is None:
            restore = record.shape.restore_lasting
        if stamp.saved is None or stamp.saved is DROPPED or restore is None:
            return False
        try:
            restore(record.object, stamp.saved)
        except (BufferError, CannotRestore):
            # Somebody looks into a bytearray, which then cannot change its size; or an array has another form now.
            return False
        record.actual = stamp
        return True

    def undo_lasting(self) -> None:
        """The run begins anew, with another journal: what outlives runs is put back to what the run found, where that
        can be done."""
        for record, stamp in self.rewound.items():
            self.put_back(record, stamp)

    def undo_modules(self) -> None:
        """A walk begins again: who reads a global of a module finds it as the run did, not looking at the module."""
        for record, stamp in self.rewound.items():
            if record.shape.name == "module":
                self.put_back(record, stamp)

    def settle_lasting(self) -> None:
        """A run ends: what outlives it and was changed is as the run left it, also where a later walk put it back in
        order to execute something and then only noted the change."""
        for record in tuple(self.rewound):
            # What cannot be put back stays as it is: nothing makes it anew.
            with suppress(Rewind):
                self.settle(record)

    def record(self, value: object, shape: Shape) -> Record:
        """The record of an object; a new one has no maker yet."""
        known = self.records.get(identity(value))
        if known is None:
            known = self.records[identity(value)] = Record(value, shape, None)
            known.virtual_stamp, known.epoch = known.actual, self.epoch
            self.created.append(known)
        return known

    def look_again(self, record: Record) -> bool:
        """Compare an object with its journalled state after code ran; True when it changed (or may have)."""
        known = record.actual.state
        if record.shape.stays is not None and known is not None and _stays(record, known):
            return False
        state = _state_of(record.shape, record.object)
        if same_state(state, record.actual.state):
            return False
        if record.maker is None:
            self.rewound.setdefault(record, record.actual)
            if state is None:
                record.touches = self.touches[identity(record.object)] = (
                    self.touches.get(identity(record.object), 0) + 1
                )
        record.actual = _stamp_of(record.shape, record.object, state)
        self.put(record, record.actual)
        return True

    def is_as_before(self, record: Record, stamp: Stamp) -> None:
        """The object has come back to the state of an earlier moment: who knew it then need not look at it again."""
        if record.actual is not stamp and record.shape.comes_back and same_state_as_before(record, stamp):
            if stamp.saved is DROPPED:
                stamp.saved = record.actual.saved
            record.actual = stamp
            self.put(record, stamp)

    def look_at_shared(self, records: Iterable[Record]) -> None:
        """Before a run: other sessions may have changed these. An object that nobody can look into has changed where
        another session had a slot that touched it."""
        for record in records:
            if record.actual.state is not None:
                self.look_again(record)
            elif self.touches.get(identity(record.object), 0) != record.touches:
                record.touches = self.touches[identity(record.object)]
                record.actual = Stamp(None, None)
                self.put(record, record.actual)

    def forget_all_but(self, kept: Iterable[Record]) -> None:
        """Drop records that no trace mentions."""
        self.kinds.clear()
        known = self.records
        self.records = {
            identity(record.object): record for record in kept if known.get(identity(record.object)) is record
        }

    def check_valid(self) -> None:
        for key, record in self.records.items():
            assert key == identity(record.object), "a record is filed under another object"
            assert record.epoch <= self.epoch, "a record is ahead of its journal"


def is_as_it_was(record: Record) -> bool:
    """Whether the object is certainly as it was when it was last looked at; one that nobody can look into never is."""
    known = record.actual.state
    return known is not None and (_stays(record, known) or same_state(_state_of(record.shape, record.object), known))


def same_state_as_before(record: Record, stamp: Stamp) -> bool:
    return same_state(record.actual.state, stamp.state)


def _stays(record: Record, known: State) -> bool:
    try:
        return record.shape.stays is not None and record.shape.stays(record.object, known, record.actual.saved)
    except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
        return False


def _state_of(shape: Shape, value: object) -> State | None:
    """An object that cannot even be looked at is opaque."""
    try:
        return shape.state(value)
    except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
        return None


def _stamp_of(shape: Shape, value: object, state: State | None) -> Stamp:
    if state is None or shape.save is None:
        return Stamp(state, state)
    try:
        return Stamp(state, shape.save(value))
    except Exception:  # noqa: BLE001 - as above
        return Stamp(state, None)


def records_in(groups: Iterable[Iterable[Record]]) -> Iterator[Record]:
    """Flatten, each record once."""
    seen: set[int] = set()
    for group in groups:
        for record in group:
            if identity(record) not in seen:
                seen.add(identity(record))
                yield record
