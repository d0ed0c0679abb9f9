"""What a session remembers between runs: events and registrations in, widget values and session-state entries out.

A value is looked up in four layers, newest first: what the script set in this run (by key), what the browser sent for
this run (by widget id), then what earlier runs left, by widget id and by key. A keyed widget and the entry of its key
are one thing. The browser holds the value of every widget on its page, so with each event all of them arrive anew and
are read with the registration of the run before, whose options may have changed: Streamlit does the same.

Holds (`check_valid`): a key and its widget id point at each other; every widget registered in this run has its
registration; what the script sets goes by key, never by id. No threads, no engine: whoever calls decides when.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, TypeAlias

from flowc_shims.streamlit.errors import (
    StreamlitDuplicateElementId,
    StreamlitDuplicateElementKey,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitWidgetAlreadyInstantiatedError,
)
from flowc_shims.streamlit.host import Callback, WidgetOutcome, WidgetSpec, WireValue
from flowc_shims.streamlit.widget_id import PREFIX

INTERNAL_PREFIX: Final = "$$STREAMLIT_INTERNAL_KEY"


@dataclass(frozen=True, slots=True)
class Sent:
    """A value as the browser sent it for a widget that nobody has registered."""

    wire: WireValue


@dataclass(frozen=True, slots=True)
class Held:
    """A widget's value, and the wire form it was read from (None where the session made it)."""

    value: object
    wire: WireValue = None


@dataclass(frozen=True, slots=True)
class WouldRaise:
    """What `peek` gives where `register` would raise: equal to no value."""


Arrived: TypeAlias = Sent | Held


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All of a session state, shallow: the values themselves are shared."""

    old: dict[str, object]
    assigned: dict[str, object]
    arrived: dict[str, Arrived]
    specs: dict[str, WidgetSpec]
    id_of_key: dict[str, str]
    key_of_id: dict[str, str]
    browser: dict[str, WireValue]
    shown: dict[str, WireValue]
    shown_before: frozenset[str]


class SessionState:
    """One session's entries and widget values. A run is: begin_run, apply, callbacks, registrations, end_run."""

    def __init__(self) -> None:
        self._old: dict[str, object] = {}  # by key or widget id: what earlier runs left
        self._assigned: dict[str, object] = {}  # by key: set by the script in this run
        self._arrived: dict[str, Arrived] = {}  # by widget id: from the browser, or a first default
        self._specs: dict[str, WidgetSpec] = {}  # by widget id: the latest registration
        self._id_of_key: dict[str, str] = {}
        self._key_of_id: dict[str, str] = {}
        self._browser: dict[str, WireValue] = {}  # by widget id: what the browser holds
        self._shown: dict[str, WireValue] = {}  # by widget id: registered in this run, and what its props say
        self._shown_before: frozenset[str] = frozenset()  # ids registered in the last completed run

    # --- a run

    def begin_run(self) -> None:
        """Before the callbacks of a run: clicks of earlier runs are over, and earlier values become old ones."""
        self._reset_triggers()
        for name in self._names():
            with contextlib.suppress(KeyError):  # sent for a widget that nobody registered
                self._old[name] = self.get(name)
        self._assigned.clear()
        self._arrived.clear()
        self._shown.clear()

    def apply(self, values: Mapping[str, WireValue]) -> None:
        """Take over an event of the browser: `values` is what changed; the other widgets hold what they held."""
        for widget, wire in {**values, **self._browser, **values}.items():
            spec = self._specs.get(widget)
            self._arrived[widget] = Sent(wire) if spec is None else Held(spec.deserialize(wire), wire)
            if spec is not None and not spec.trigger:
                self._browser[widget] = wire

    def changed_callbacks(self) -> list[Callback]:
        """The callbacks of enabled widgets whose value differs from before, in the order of the event."""
        return [
            spec.callback
            for widget in self._arrived
            if self._changed(widget)
            and (spec := self._specs.get(widget)) is not None
            and spec.callback is not None
            and not spec.disabled
        ]

    def callbacks(self) -> list[Callback]:
        """Every callback that an event may still cause to be called."""
        return [spec.callback for spec in self._specs.values() if spec.callback is not None]

    def register(self, spec: WidgetSpec) -> WidgetOutcome:
        """Take a widget into this run, and give its value. A second one of the same id or key raises."""
        error = self._refusal(spec)
        if error is not None:
            raise error
        spec = self._adapted(spec)
        wire = self._wire_before(spec)
        self._specs[spec.id] = spec
        if spec.user_key is not None:
            self._id_of_key[spec.user_key] = spec.id
            self._key_of_id[spec.id] = spec.user_key
        discarded = spec.disabled and self._arrived.pop(spec.id, None) is not None
        arrived = self._arrived.get(spec.id)
        if isinstance(arrived, Sent):
            self._arrived[spec.id] = Held(spec.deserialize(arrived.wire), arrived.wire)
        elif not self.contains(spec.id):
            self._arrived[spec.id] = Held(deepcopy(spec.deserialize(None)))
        current = self.get(spec.id)
        changed = self._must_tell_browser(spec, current, discarded=discarded)
        value = deepcopy(current)
        if spec.reconcile is not None:
            permitted = spec.reconcile(value, wire)
            if permitted is not value:
                value, changed = permitted, True
                if spec.user_key is not None:
                    self._assigned[spec.user_key] = value
        self._shown[spec.id] = _serialized(spec, value, changed=changed)
        return WidgetOutcome(value, self._shown[spec.id], changed)

    def peek(self, spec: WidgetSpec) -> object:
        """The value that `register` would give now, uncopied; `WouldRaise` where it would raise. Changes nothing."""
        if self._refusal(spec) is not None:
            return WouldRaise()
        spec = self._adapted(spec)
        try:
            current = self._look_up(spec.id, spec.user_key, reader=spec)
        except KeyError:
            current = spec.deserialize(None)
        return current if spec.reconcile is None else spec.reconcile(current, self._wire_before(spec))

    def end_run(self, *, completed: bool) -> None:
        """After the body. Only a run that came to its end tells which widgets are gone: these lose their values."""
        if not completed:
            self._browser.update(self._lasting(self._shown))
            return
        self._reset_triggers()
        kept = self._kept_by_key()
        self._arrived = {widget: value for widget, value in self._arrived.items() if widget in self._shown}
        self._old = {name: value for name, value in self._old.items() if not _is_id(name) or name in self._shown}
        self._old.update(kept)
        for key, value in kept.items():
            widget = self._id_of_key.get(key)
            if widget is not None and widget in self._shown:
                self._arrived[widget] = Held(value)
        self._browser = self._lasting(self._shown)
        self._forget_registrations()

    # --- entries, by key

    def get(self, key: str) -> object:
        """The entry of a key, or the value of a widget id; the object itself. Raises KeyError."""
        return self._look_up(self._id_of_key.get(key, key), self._key_of_id.get(key, key))

    def contains(self, key: str) -> bool:
        try:
            self.get(key)
        except KeyError:
            return False
        return True

    def set(self, key: str, value: object) -> None:
        """Raises StreamlitWidgetAlreadyInstantiatedError once the widget of the key is registered in this run."""
        if self._id_of_key.get(key) in self._shown:
            raise StreamlitWidgetAlreadyInstantiatedError(key)
        self._assigned[key] = value

    def delete(self, key: str) -> None:
        """Raises KeyError."""
        widget = self._id_of_key.get(key, key)
        if not self.contains(key):
            raise KeyError(key)
        self._assigned.pop(key, None)
        self._old.pop(key, None)
        if key in self._id_of_key:
            del self._key_of_id[self._id_of_key.pop(key)]
        self._arrived.pop(widget, None)
        self._old.pop(widget, None)

    def keys(self) -> list[str]:
        """The keys a script may see, oldest first: no widget without a key, nothing internal."""
        visible: dict[str, None] = {}
        for name in self._names():
            key = self._key_of_id.get(name) if _is_id(name) else name
            if key is not None and not key.startswith(INTERNAL_PREFIX) and self.contains(name):
                visible[key] = None
        return list(visible)

    # --- going back

    def snapshot(self) -> Snapshot:
        return Snapshot(
            dict(self._old),
            dict(self._assigned),
            dict(self._arrived),
            dict(self._specs),
            dict(self._id_of_key),
            dict(self._key_of_id),
            dict(self._browser),
            dict(self._shown),
            self._shown_before,
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Be what it was. A snapshot may be restored more than once."""
        self._old = dict(snapshot.old)
        self._assigned = dict(snapshot.assigned)
        self._arrived = dict(snapshot.arrived)
        self._specs = dict(snapshot.specs)
        self._id_of_key = dict(snapshot.id_of_key)
        self._key_of_id = dict(snapshot.key_of_id)
        self._browser = dict(snapshot.browser)
        self._shown = dict(snapshot.shown)
        self._shown_before = snapshot.shown_before

    def check_valid(self) -> None:
        """The invariants of the module's docstring; raises AssertionError."""
        for key, widget in self._id_of_key.items():
            assert self._key_of_id.get(widget) == key, f"key {key!r} and widget {widget!r} are not a pair"
            assert not _is_id(key), f"a widget id stands where a key belongs: {key!r}"
        assert self._shown.keys() <= self._specs.keys(), "a widget of this run has no registration"
        for widget in self._shown:
            assert self.contains(widget) or self._key_of_id.get(widget) not in self._id_of_key, f"{widget!r}: no value"
        assert not any(map(_is_id, self._assigned)), "something was set by widget id"
        keys = [self._specs[widget].user_key for widget in self._shown if self._specs[widget].user_key is not None]
        assert len(keys) == len(set(keys)), "two widgets of this run share a key"

    # --- inside

    def _names(self) -> Iterator[str]:
        """All entries by widget id, or by key where no widget is known for it; oldest first, each once."""
        names = [self._id_of_key.get(name, name) for name in self._old]
        names += self._arrived
        names += [self._id_of_key.get(key, key) for key in self._assigned]
        return iter(dict.fromkeys(names))

    def _look_up(self, widget: str, key: str | None, *, reader: WidgetSpec | None = None) -> object:
        """The newest layer's value; `reader` is a registration that is being tried out."""
        if key is not None and key in self._assigned:
            return self._assigned[key]
        arrived = None if reader is not None and reader.disabled else self._arrived.get(widget)
        if isinstance(arrived, Held):
            return arrived.value
        if arrived is not None and reader is not None:
            return reader.deserialize(arrived.wire)
        if widget in self._old:
            return self._old[widget]
        if key is not None and key in self._old:
            return self._old[key]
        raise KeyError(key if key is not None else widget)

    def _changed(self, widget: str) -> bool:
        arrived = self._arrived[widget]
        return isinstance(arrived, Held) and bool(arrived.value != self._old.get(widget))

    def _refusal(self, spec: WidgetSpec) -> Exception | None:
        if spec.user_key is not None:
            if not spec.assignable and spec.user_key in self._assigned:
                return StreamlitValueAssignmentNotAllowedError(spec.user_key)
            if self._id_of_key.get(spec.user_key) in self._shown:
                return StreamlitDuplicateElementKey(spec.user_key)
        return StreamlitDuplicateElementId(spec.kind) if spec.id in self._shown else None

    def _adapted(self, spec: WidgetSpec) -> WidgetSpec:
        if spec.adapt is None or spec.user_key is None or not self.contains(spec.user_key):
            return spec
        return spec.adapt(self.get(spec.user_key))

    def _wire_before(self, spec: WidgetSpec) -> WireValue:
        """What the browser sent for the widget, if that counts."""
        arrived = None if spec.disabled else self._arrived.get(spec.id)
        return None if arrived is None else arrived.wire

    def _must_tell_browser(self, spec: WidgetSpec, value: object, *, discarded: bool) -> bool:
        """Whether the browser cannot know the value: the script set it, or it came back with a widget shown again."""
        key = spec.user_key
        if key is None:
            return discarded
        if key in self._assigned:
            return True
        came_back = spec.id not in self._arrived and (
            key in self._old or (spec.persist is not None and spec.id in self._old)
        )
        return discarded or (came_back and bool(value != spec.deserialize(None)))

    def _kept_by_key(self) -> dict[str, object]:
        """The values of widgets that are gone but asked to be remembered."""
        return {
            spec.user_key: self.get(widget)
            for widget, spec in self._specs.items()
            if spec.persist is not None
            and spec.user_key is not None
            and widget in self._old
            and widget not in self._shown
            and widget in self._key_of_id
        }

    def _lasting(self, shown: dict[str, WireValue]) -> dict[str, WireValue]:
        """Without clicks, which the browser forgets at once."""
        return {widget: wire for widget, wire in shown.items() if not self._specs[widget].trigger}

    def _reset_triggers(self) -> None:
        for widget in [*self._arrived, *self._old]:
            spec = self._specs.get(widget)
            if spec is not None and spec.trigger:
                self._arrived.pop(widget, None)
                self._old[widget] = spec.deserialize(None)

    def _forget_registrations(self) -> None:
        """Of widgets gone for more than a run; those of the last one still get the click that was on its way."""
        recent = self._shown_before | self._shown.keys()
        self._specs = {widget: spec for widget, spec in self._specs.items() if widget in recent}
        self._shown_before = frozenset(self._shown)


def _is_id(name: str) -> bool:
    return name.startswith(PREFIX)


def _serialized(spec: WidgetSpec, value: object, *, changed: bool) -> WireValue:
    try:
        return spec.serialize(value)
    except Exception:
        # The script put something there that is no value of the widget. Streamlit complains in the run in which that
        # is sent to the browser; in later runs the script gets it back and the browser shows the default.
        if changed:
            raise
        return spec.serialize(spec.deserialize(None))
