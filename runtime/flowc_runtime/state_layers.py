"""Where a session's values lie: a key or a widget id in, the newest layer's value out.

Four layers, newest first: what the script set in this run (by key), what the browser sent for this run (by widget id),
then what earlier runs left, by widget id and by key. A keyed widget and the entry of its key are one thing.

Holds (`check_valid`): a key and its widget id point at each other; every widget of this run has its registration; what
the script sets goes by key, never by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from flowc_shims.streamlit.host import WidgetSpec, WireValue
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


Arrived: TypeAlias = Sent | Held


@dataclass(slots=True)
class Layers:
    """All that a session remembers. A copy is shallow: the values themselves are shared."""

    old: dict[str, object] = field(default_factory=dict[str, object])
    """By key or widget id: what earlier runs left."""
    assigned: dict[str, object] = field(default_factory=dict[str, object])
    """By key: set by the script in this run."""
    arrived: dict[str, Arrived] = field(default_factory=dict[str, Arrived])
    """By widget id: from the browser, or a first default."""
    specs: dict[str, WidgetSpec] = field(default_factory=dict[str, WidgetSpec])
    """By widget id: the latest registration."""
    id_of_key: dict[str, str] = field(default_factory=dict[str, str])
    key_of_id: dict[str, str] = field(default_factory=dict[str, str])
    browser: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    """By widget id: what the browser holds."""
    shown: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    """By widget id: registered in this run, and what its props say."""
    shown_keys: set[str] = field(default_factory=set[str])
    """The keys of these; deleting an entry may part a key from its widget."""
    page_of: dict[str, str] = field(default_factory=dict[str, str])
    """By widget id, of widgets that are remembered while their page is shown: which one that was."""
    origin: dict[str, str] = field(default_factory=dict[str, str])
    """By key: the page of the widget whose value is remembered under it, where that is bound to its page."""
    standing: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    """By widget id: on the page without being registered, and what the browser holds for it."""
    bound: dict[str, str] = field(default_factory=dict[str, str])
    """By query parameter: the widget that is bound to it."""
    shown_before: frozenset[str] = frozenset()
    """The ids registered in the last completed run."""

    def copy(self) -> Layers:
        return Layers(
            old=dict(self.old),
            assigned=dict(self.assigned),
            arrived=dict(self.arrived),
            specs=dict(self.specs),
            id_of_key=dict(self.id_of_key),
            key_of_id=dict(self.key_of_id),
            browser=dict(self.browser),
            shown=dict(self.shown),
            shown_keys=set(self.shown_keys),
            page_of=dict(self.page_of),
            origin=dict(self.origin),
            standing=dict(self.standing),
            bound=dict(self.bound),
            shown_before=self.shown_before,
        )

    def get(self, key: str) -> object:
        """The entry of a key, or the value of a widget id. Raises KeyError."""
        return self.look_up(self.id_of_key.get(key, key), self.key_of_id.get(key, key))

    def contains(self, key: str) -> bool:
        try:
            self.get(key)
        except KeyError:
            return False
        return True

    def look_up(self, widget: str, key: str | None, *, reader: WidgetSpec | None = None) -> object:
        """The newest layer's value; `reader` is a registration that is being tried out."""
        if key is not None and key in self.assigned:
            return self.assigned[key]
        arrived = None if reader is not None and reader.disabled else self.arrived.get(widget)
        if isinstance(arrived, Held):
            return arrived.value
        if arrived is not None and reader is not None:
            return reader.deserialize(arrived.wire)
        if widget in self.old:
            return self.old[widget]
        if key is not None and key in self.old:
            return self.old[key]
        raise KeyError(key if key is not None else widget)

    def names(self) -> Iterator[str]:
        """All entries by widget id, or by key where no widget is known for it; oldest first, each once."""
        names = [self.id_of_key.get(name, name) for name in self.old]
        names += self.arrived
        names += [self.id_of_key.get(key, key) for key in self.assigned]
        return iter(dict.fromkeys(names))

    def visible_keys(self) -> list[str]:
        """The keys a script may see: no widget without a key, nothing internal."""
        visible: dict[str, None] = {}
        for name in self.names():
            shown_as = self.key_of_id.get(name) if is_id(name) else name
            if shown_as is not None and not shown_as.startswith(INTERNAL_PREFIX) and self.contains(name):
                visible[shown_as] = None
        return list(visible)

    def changed(self, widget: str) -> bool:
        """Whether what the browser sent differs from what was before."""
        arrived = self.arrived[widget]
        return isinstance(arrived, Held) and bool(arrived.value != self.old.get(widget))

    def wire_of(self, spec: WidgetSpec) -> WireValue:
        """What the browser sent for the widget, if that counts."""
        arrived = None if spec.disabled else self.arrived.get(spec.id)
        return None if arrived is None else arrived.wire

    def reset_triggers(self) -> None:
        """Clicks are over."""
        for widget in [*self.arrived, *self.old]:
            spec = self.specs.get(widget)
            if spec is not None and spec.trigger:
                self.arrived.pop(widget, None)
                self.old[widget] = spec.deserialize(None)

    def must_tell_browser(self, spec: WidgetSpec, value: object, *, discarded: bool) -> bool:
        """Whether the browser cannot know the value: the script set it, or it came back with a widget shown again."""
        key = spec.user_key
        if key is None:
            return discarded
        if key in self.assigned:
            return True
        came_back = spec.id not in self.arrived and (
            key in self.old or (spec.persist is not None and spec.id in self.old)
        )
        return discarded or (came_back and bool(value != spec.deserialize(None)))

    def kept_by_key(self, stays: Callable[[str], bool]) -> dict[str, object]:
        """The values of widgets that are gone but asked to be remembered."""
        return {
            spec.user_key: self.get(widget)
            for widget in self.old
            if not stays(widget)
            and widget in self.key_of_id
            and (spec := self.specs.get(widget)) is not None
            and (
                spec.bound is not None
                or spec.persist == "session"
                or (spec.persist == "page" and widget in self.page_of)
            )
            and spec.user_key is not None
        }

    def check_valid(self) -> None:
        """The invariants of the module's docstring; raises AssertionError."""
        for key, widget in self.id_of_key.items():
            assert self.key_of_id.get(widget) == key, f"key {key!r} and widget {widget!r} are not a pair"
            assert not is_id(key), f"a widget id stands where a key belongs: {key!r}"
        assert self.shown.keys() <= self.specs.keys(), "a widget of this run has no registration"
        # A widget of this run may be without a value: its key was deleted, or what stood under it was another page's.
        assert not any(map(is_id, self.assigned)), "something was set by widget id"
        keys = [own for widget in self.shown if (own := self.specs[widget].user_key) is not None]
        assert len(keys) == len(set(keys)), "two widgets of this run share a key"
        assert set(keys) == self.shown_keys, "a key of this run is forgotten"


def is_id(name: str) -> bool:
    return name.startswith(PREFIX)


def serialized(spec: WidgetSpec, value: object, *, changed: bool) -> WireValue:
    """The value as it is sent to the browser."""
    try:
        return spec.serialize(value)
    except Exception:
        # The script put something there that is no value of the widget. Streamlit complains in the run in which that
        # is sent to the browser; in later runs the script gets it back and the browser shows the default.
        if changed:
            raise
        return spec.serialize(spec.deserialize(None))
