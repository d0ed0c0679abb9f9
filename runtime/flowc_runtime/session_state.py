"""What a session remembers between runs: events and registrations in, widget values and session-state entries out.

The browser holds the value of every widget on its page, so with each event all of them arrive anew and are read with
the registration of the run before, whose options may have changed: Streamlit does the same.

Holds: what `Layers.check_valid` says. No threads, no engine: whoever calls decides when.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TypeAlias

from flowc_runtime.address import Address
from flowc_runtime.bound import BoundWidgets, Seed, settled
from flowc_runtime.state_layers import Held, Layers, Sent, is_id, serialized
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.errors import (
    StreamlitDuplicateElementId,
    StreamlitDuplicateElementKey,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitWidgetAlreadyInstantiatedError,
)
from flowc_shims.streamlit.host import Callback, FileMaker, WidgetOutcome, WidgetSpec, WireValue
from flowc_shims.streamlit.page import Ref
from flowc_shims.streamlit.uploaded_file import texts_in

Snapshot: TypeAlias = Layers


@dataclass(frozen=True, slots=True, eq=False)
class WouldRaise:
    """What `peek` gives where `register` would raise `error`: equal to no value."""

    error: Exception


class SessionState(BoundWidgets):
    """One session's entries and widget values. A run is: begin_run, apply, callbacks, registrations, end_run."""

    def __init__(self, address: Address | None = None) -> None:
        """`address` is where the browser is."""
        self._layers = Layers()
        self.uploads = Uploads()
        self._address = address or Address()
        self._scope: frozenset[Ref] = frozenset()
        """The fragments that the run that has ended was about; none: the whole script."""

    # --- a run

    def begin_run(self) -> None:
        """Before the callbacks of a run: clicks of earlier runs are over, and earlier values become old ones."""
        layers = self._layers
        layers.reset_triggers()
        for name in layers.names():
            with suppress(KeyError):  # sent for a widget that nobody registered
                layers.old[name] = layers.get(name)
        layers.assigned.clear()
        layers.arrived.clear()
        layers.shown.clear()
        layers.shown_keys.clear()
        layers.standing.clear()

    def apply(self, values: Mapping[str, WireValue]) -> None:
        """Take over an event of the browser: `values` is what changed; the other widgets hold what they held.

        A rerun that the user asks for is an event too, without values; one that the script asks for is none."""
        layers = self._layers
        for widget, wire in {**values, **layers.browser, **values}.items():
            spec = layers.specs.get(widget)
            if self._address.history and spec is not None and spec.bound is not None:
                continue  # the address decides
            layers.arrived[widget] = Sent(wire) if spec is None else Held(spec.deserialize(wire), wire)
            if widget in layers.browser or (spec is not None and not spec.trigger):
                layers.browser[widget] = wire

    def leave_page(self, *, frame_stays: bool) -> None:
        """Another page is to be shown: its widgets go. Where the reader has left it, browser and session keep those of
        the frame; where the script has (not `frame_stays`), the browser holds all until the next page is there."""
        layers = self._layers
        framed = {widget: wire for widget, wire in layers.shown.items() if not layers.specs[widget].page}
        layers.shown = framed if frame_stays else {}
        layers.shown_keys = {key for widget in layers.shown if (key := layers.specs[widget].user_key) is not None}
        if frame_stays:
            layers.browser = {widget: wire for widget, wire in layers.browser.items() if widget in framed}
        self._address.keep(layers.bound if frame_stays else ())
        self._clean_up()

    def changed_callbacks(self) -> list[tuple[Callback, Ref]]:
        """The callbacks of enabled widgets whose value differs from before, in the order of the event, each with the
        fragment that its widget is in."""
        layers = self._layers
        return [
            (spec.callback, spec.fragment)
            for widget in layers.arrived
            if layers.changed(widget)
            and (spec := layers.specs.get(widget)) is not None
            and spec.callback is not None
            and not spec.disabled
        ]

    def callbacks(self, *, this_run: bool = False, without: Collection[Ref] = ()) -> list[Callback]:
        """Every function that an event may still cause to be called; or those of the widgets of this run. Of widgets
        of no fragment that is left out."""
        layers = self._layers
        known = [layers.specs[widget] for widget in layers.shown] if this_run else layers.specs.values()
        return [call for spec in known if spec.fragment not in without for call in spec.calls]

    def maker(self, widget: str) -> FileMaker | None:
        """What gives the file of a button that can be pressed."""
        spec = self._layers.specs.get(widget)
        return None if spec is None or spec.disabled else spec.maker

    def register(self, spec: WidgetSpec) -> WidgetOutcome:
        """Take a widget into this run, and give its value. A second one of the same id or key raises."""
        layers = self._layers
        error = self._refusal(spec)
        if error is not None:
            raise error
        dropped = self._dropped(spec)
        spec = self._adapted(spec)
        said = self._said(spec)
        wire = None if said.decides else layers.wire_of(spec)
        self._bind(spec)
        if said.decides:
            layers.arrived[spec.id] = Held(said.value)
            layers.assigned[spec.user_key or ""] = said.value
        discarded = spec.disabled and not said.decides and layers.arrived.pop(spec.id, None) is not None
        arrived, untold = layers.arrived.get(spec.id), None
        if isinstance(arrived, Sent):
            layers.arrived[spec.id] = Held(spec.deserialize(arrived.wire), arrived.wire)
        elif not layers.contains(spec.id):
            untold = self.untold(spec)
            layers.arrived[spec.id] = Held(deepcopy(spec.deserialize(None)))
        current = layers.get(spec.id)
        restored = self._follow(spec, said, current)
        changed = restored or layers.must_tell_browser(spec, current, discarded=discarded or dropped)
        value = deepcopy(current)
        permitted = value if spec.reconcile is None else spec.reconcile(value, wire)
        if permitted is not value:
            value, changed = permitted, True
            if spec.user_key is not None:
                layers.assigned[spec.user_key] = value
                if spec.bound is not None and spec.bound.drops:
                    self._address.put(spec.user_key, None, told=True)
        shows_its_own = untold is not None and not changed and not spec.trigger
        layers.shown[spec.id] = untold if shows_its_own else serialized(spec, value, changed=changed)
        return WidgetOutcome(value, layers.shown[spec.id], changed)

    def stand(self, widget: str, default: WireValue) -> WireValue:
        """A widget is on the page again, with what showed it, though this run does not register it. What the browser
        holds for it: the `default`, where it was not there before."""
        return self._layers.standing.setdefault(widget, self._layers.browser.get(widget, default))

    def peek(self, spec: WidgetSpec) -> object:
        """The value that `register` would give now, uncopied; `WouldRaise` where it would raise. Changes nothing."""
        error = self._refusal(spec)
        if error is not None:
            return WouldRaise(error)
        spec, said, current = self._current(spec)
        wire = None if said.decides else self._layers.wire_of(spec)
        return current if spec.reconcile is None else spec.reconcile(current, wire)

    def peek_query(self, spec: WidgetSpec) -> object:
        """What the query parameter of a bound widget would be after `register`; comes to nothing where none is."""
        if spec.bound is None:
            return None
        spec, said, current = self._current(spec)
        try:
            if spec.bound and spec.bound.drops and spec.reconcile and spec.reconcile(current, None) is not current:
                return None
            return settled(self._layers, spec, said, current).query
        except Exception as error:  # noqa: BLE001 - the script's own value may be none that the widget could have
            return WouldRaise(error)

    def untold(self, spec: WidgetSpec) -> WireValue:
        """What the browser shows although the session knows nothing of it: after `st.switch_page`, or when the script
        has deleted the key, the browser has told nothing anew."""
        layers = self._layers
        if spec.id in layers.arrived and not spec.disabled:
            return None
        try:
            layers.look_up(spec.id, spec.user_key, reader=spec)
        except KeyError:
            return layers.browser.get(spec.id)
        return None

    def held(self) -> Mapping[str, WireValue]:
        """What the browser holds, by widget id."""
        return self._layers.browser

    def fragments_of(self, changed: Mapping[str, WireValue]) -> tuple[Ref, ...] | None:
        """The fragments in which something changed; None where anything else did, or nothing."""
        specs = [self._layers.specs.get(widget) for widget in changed]
        causes = [spec for spec in specs if spec is None or not spec.ignored] or specs
        found = dict.fromkeys("" if spec is None else spec.fragment for spec in causes)
        return None if "" in found or not found else tuple(found)

    @property
    def has_fragments(self) -> bool:
        """Some widget belongs to one."""
        return any(spec.fragment for spec in self._layers.specs.values())

    def hand_over(self, heirs: Mapping[Ref, Ref]) -> None:
        """Calls of fragments have taken the places of others: theirs is what those have shown and this run has not."""
        layers = self._layers
        for widget, spec in layers.specs.items():
            if widget not in layers.shown and spec.fragment in heirs:
                layers.specs[widget] = replace(spec, fragment=heirs[spec.fragment])

    def end_run(self, *, completed: bool, interrupted: bool = False, scope: Collection[Ref] = ()) -> None:
        """After the body. Only a run that came to its end tells which widgets are gone: these lose their values.

        A run that stopped or failed leaves the rest out of the page, so the browser forgets it; one that is
        `interrupted` (by an event, or by a rerun) leaves the rest of the old page standing for the moment. `scope`:
        only these fragments have run."""
        layers = self._layers
        self._scope = frozenset(scope)
        lasting = {widget: wire for widget, wire in layers.shown.items() if not layers.specs[widget].trigger}
        kept = layers.browser if interrupted else {w: wire for w, wire in layers.browser.items() if self._is_aside(w)}
        layers.browser = {**kept, **layers.standing, **lasting}
        if completed:
            self._leave_behind()
            self._clean_up()
            held = [*layers.browser.values(), *layers.shown.values()]
            self.uploads.let_go({text for wire in held for text in texts_in(wire)})

    # --- entries, by key

    def get(self, key: str) -> object:
        """The entry of a key, or the value of a widget id; the object itself. Raises KeyError."""
        return self._layers.get(key)

    def contains(self, key: str) -> bool:
        return self._layers.contains(key)

    def set(self, key: str, value: object) -> None:
        """Raises StreamlitWidgetAlreadyInstantiatedError once the widget of the key is registered in this run."""
        if self._layers.id_of_key.get(key) in self._layers.shown:
            raise StreamlitWidgetAlreadyInstantiatedError(key)
        self._layers.assigned[key] = value

    def delete(self, key: str) -> None:
        """Raises KeyError."""
        layers = self._layers
        if not layers.contains(key):
            raise KeyError(key)
        widget = layers.id_of_key.pop(key, None)
        layers.assigned.pop(key, None)
        layers.old.pop(key, None)
        if widget is not None:
            del layers.key_of_id[widget]
            layers.arrived.pop(widget, None)
            layers.old.pop(widget, None)

    def keys(self) -> list[str]:
        """The keys a script may see, oldest first: no widget without a key, nothing internal."""
        return self._layers.visible_keys()

    # --- between runs, for who stands where the browser does

    def put(self, key: str, value: object) -> None:
        """An entry for the next run; where the key is a widget's, it becomes what that one holds."""
        layers = self._layers
        layers.assigned[key] = value
        layers.browser.pop(layers.id_of_key.get(key, key), None)

    def registration(self, widget: str) -> WidgetSpec:
        """The latest of this widget. Raises KeyError."""
        return self._layers.specs[widget]

    def is_registered(self, widget: str) -> bool:
        return widget in self._layers.specs

    def shown(self, widget: str) -> WireValue:
        """What the latest run showed as the widget's value; None where it showed no such widget."""
        return self._layers.shown.get(widget)

    # --- going back

    def snapshot(self) -> Snapshot:
        return self._layers.copy()

    def restore(self, snapshot: Snapshot) -> None:
        """Be what it was. A snapshot may be restored more than once."""
        self._layers = snapshot.copy()

    def check_valid(self) -> None:
        """The invariants; raises AssertionError."""
        self._layers.check_valid()

    # --- inside

    def _refusal(self, spec: WidgetSpec) -> Exception | None:
        key = spec.user_key
        if spec.form_key is not None:
            if spec.form_key in self._layers.assigned:
                return StreamlitValueAssignmentNotAllowedError(spec.form_key)
            return StreamlitDuplicateElementKey(spec.form_key) if spec.id in self._layers.shown else None
        if spec.once is not None and spec.id in self._layers.shown:
            return spec.once()
        if key is not None and not spec.assignable and key in self._layers.assigned:
            return StreamlitValueAssignmentNotAllowedError(key)
        if key is not None and key in self._layers.shown_keys:
            return StreamlitDuplicateElementKey(key)
        return StreamlitDuplicateElementId(spec.kind) if spec.id in self._layers.shown else None

    def _current(self, spec: WidgetSpec) -> tuple[WidgetSpec, Seed, object]:
        """As it would be registered, what the address says to it, and its value before it is reconciled."""
        if self._is_of_another_page(spec) and spec.user_key not in self._layers.assigned:
            return spec, Seed(), spec.deserialize(None)
        spec = self._adapted(spec)
        said = self._said(spec)
        if said.decides:
            return spec, said, said.value
        try:
            return spec, said, self._layers.look_up(spec.id, spec.user_key, reader=spec)
        except KeyError:
            return spec, said, spec.deserialize(None)

    def _adapted(self, spec: WidgetSpec) -> WidgetSpec:
        if spec.adapt is None or spec.user_key is None or not self._layers.contains(spec.user_key):
            return spec
        # It knows nothing of where the widget stands.
        return replace(spec.adapt(self._layers.get(spec.user_key)), fragment=spec.fragment)

    def _bind(self, spec: WidgetSpec) -> None:
        self._layers.specs[spec.id] = spec
        if spec.persist == "page":
            self._layers.page_of[spec.id] = self._address.where.current
        if spec.user_key is not None:
            self._layers.id_of_key[spec.user_key] = spec.id
            self._layers.key_of_id[spec.id] = spec.user_key
            self._layers.shown_keys.add(spec.user_key)

    def _clean_up(self) -> None:
        """What is no longer shown goes."""
        layers = self._layers
        layers.reset_triggers()
        kept = layers.kept_by_key(self._stays)
        layers.arrived = {widget: value for widget, value in layers.arrived.items() if self._stays(widget)}
        layers.old = {name: value for name, value in layers.old.items() if not is_id(name) or self._stays(name)}
        layers.old.update(kept)
        layers.origin.update({key: page for key in kept if (page := layers.page_of.get(layers.id_of_key[key]))})
        for key, value in kept.items():
            widget = layers.id_of_key.get(key)
            if widget is not None and widget in layers.shown:  # the key has come back under another id
                layers.arrived[widget] = Held(value)
        self._unbind_all_but(self._stays)
        self._forget_registrations()

    def _stays(self, widget: str) -> bool:
        return widget in self._layers.shown or self._is_aside(widget)

    def _is_aside(self, widget: str) -> bool:
        """The widget belongs to none of the fragments that have run, while only such have."""
        spec = self._layers.specs.get(widget)
        return bool(self._scope) and spec is not None and spec.fragment not in self._scope

    def _is_of_another_page(self, spec: WidgetSpec) -> bool:
        """What is remembered under the widget's key has been left behind with the page that it belonged to."""
        page = self._address.where.current
        return (
            spec.persist == "page" and spec.bound is None and self._layers.origin.get(spec.user_key or "", page) != page
        )

    def _dropped(self, spec: WidgetSpec) -> bool:
        """Forget what is remembered of another page."""
        dropped, key = self._is_of_another_page(spec), spec.user_key or ""
        if dropped:
            for name in (key, spec.id):
                self._layers.old.pop(name, None)
            self._layers.arrived.pop(spec.id, None)
        if spec.persist == "page":
            self._layers.origin.pop(key, None)
        return dropped

    def _leave_behind(self) -> None:
        """What widgets of another page were to remember for as long as that was shown."""
        layers, page = self._layers, self._address.where.current
        for widget, own in list(layers.page_of.items()):
            if own != page and not self._stays(widget) and layers.specs[widget].bound is None:
                del layers.page_of[widget]
                key = layers.key_of_id.get(widget, widget)
                layers.old.pop(key, None)
                layers.origin.pop(key, None)

    def _forget_registrations(self) -> None:
        """Of widgets without a key, gone for more than a run. (Those gone for one run may still get a click that was
        on its way; those with a key are as few as the keys, and a key may come back. Beside fragments that run alone
        stands whatever the script has shown, also where that has failed.)"""
        layers = self._layers
        stay = layers.shown_before | layers.shown.keys() | set(filter(self._is_aside, layers.specs))
        layers.specs = {
            widget: spec for widget, spec in layers.specs.items() if widget in stay or spec.user_key is not None
        }
        layers.shown_before = frozenset(layers.shown) | (layers.shown_before if self._scope else frozenset())
