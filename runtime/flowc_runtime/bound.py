"""Widgets bound to query parameters: what a session remembers, its address and a registration in; who decides on the
widget's value, and what the address says afterwards, out.

The address decides when a widget begins, and when the reader goes back or forward. Later the address follows: the
browser writes there what its reader chooses, the session what the script sets. What a widget has at first is left out.

Asking changes nothing, so a slot that shows such a widget can be verified.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from flowc_runtime.address import Address
from flowc_runtime.state_layers import Layers
from flowc_shims.streamlit.binding import Binding, is_empty
from flowc_shims.streamlit.facts import ParamValue
from flowc_shims.streamlit.host import WidgetSpec


@dataclass(frozen=True, slots=True)
class Seed:
    """Whether the address `decides`, and on which value; what it says now, and whether the browser must hear of it."""

    decides: bool = False
    value: object = None
    query: ParamValue | None = None
    told: bool = False
    restored: bool = False
    """The value has come back with a widget, and the browser knows nothing of it."""


class BoundWidgets:
    """A part of `SessionState`."""

    _layers: Layers
    _address: Address

    def is_bound(self, key: str) -> bool:
        """Whether a widget is bound to the query parameter."""
        return key in self._layers.bound

    def _said(self, spec: WidgetSpec) -> Seed:
        return Seed() if spec.bound is None else seed(self._layers, self._address, spec)

    def _follow(self, spec: WidgetSpec, said: Seed, value: object) -> bool:
        """The address follows a widget that is bound to it, and is rid of one that is so no more. Gives whether the
        browser must be told the widget's value."""
        bound, key = self._layers.bound, spec.user_key or ""
        if spec.bound is None:
            if bound.get(key) == spec.id:
                self._unbind_all_but(lambda widget: widget != spec.id)
            return False
        bound[key] = spec.id
        # What is taken away and put back stands at the end.
        self._address.put(key, said.query, told=said.told)
        after = settled(self._layers, spec, said, value)
        self._address.put(key, after.query, told=after.told)
        return after.restored

    def _unbind_all_but(self, stays: Callable[[str], bool]) -> None:
        bound = self._layers.bound
        for param in [param for param, widget in bound.items() if not stays(widget)]:
            del bound[param]
            self._address.put(param, None, told=True)


def seed(layers: Layers, address: Address, spec: WidgetSpec) -> Seed:
    """What the address says to a widget that is about to be registered."""
    key = spec.user_key or ""
    now = address.where.params.get(key)
    told_by_browser = spec.id in layers.arrived and not spec.disabled
    set_by_script = spec.id in layers.old and key in layers.assigned
    if spec.bound is None or ((told_by_browser or set_by_script) and not address.history):
        return Seed(query=now)
    given = address.initial.get(key)
    if given is not None:
        try:
            found = _found(spec, spec.bound, given)
        except (ValueError, TypeError, IndexError):
            found = None
        if found is not None:
            corrected = found.query is not None
            return Seed(decides=True, value=found.value, query=found.query if corrected else now, told=corrected)
    cleared = Seed(query=None, told=given is not None and now is not None)
    left = cleared if given is not None else Seed(query=now)
    if not address.history:
        return left
    # Gone back to where the address did not speak of the widget: it has what it had at first.
    return replace(left, decides=True, value=spec.deserialize(None))


def settled(layers: Layers, spec: WidgetSpec, said: Seed, value: object) -> Seed:
    """The same, with what the address says once the widget has this value."""
    key, binding = spec.user_key or "", spec.bound
    assert binding is not None
    by_script = key in layers.assigned and not said.decides and (spec.id in layers.old or key in layers.old)
    if bool(value != spec.deserialize(None)):
        kept = key in layers.old and said.query is None and key not in layers.assigned and not said.decides
        if not kept and not by_script:
            return said
        written = binding.written(spec.serialize(value))
        return said if written == said.query else replace(said, query=written, told=True, restored=kept)
    return replace(said, query=None, told=said.told or (by_script and said.query is not None))


def _found(spec: WidgetSpec, binding: Binding, given: ParamValue) -> Seed | None:
    """The value that the parameter stands for, and its text where that must be another one. None: it stands for none,
    or for what the widget has anyway. Raises ValueError, TypeError, IndexError."""
    if is_empty(given) and not binding.clearable:
        return None
    wire = binding.read(given)
    value, default = spec.deserialize(wire), spec.deserialize(None)
    if value == default or (value == [] and wire):
        return None
    if isinstance(wire, str) and binding.reads == "text" and not binding.is_known(wire):
        return None
    if isinstance(wire, list) and binding.reads == "texts":
        permitted = binding.permitted(wire)
        if permitted != wire:
            value = spec.deserialize(permitted)
            if not permitted or value == default:
                return None
    serialized = spec.serialize(value)
    return Seed(value=value, query=None if serialized == wire else binding.written(serialized))
