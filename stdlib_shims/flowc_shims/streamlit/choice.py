"""One choice out of options: the deserializer, serializer and rules that radio buttons and selection boxes share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.options import Options, text_wire
from flowc_shims.streamlit.widget import Common

T = TypeVar("T")


class Choice(Generic[T]):
    """`index` is the default. `open_ended` accepts a value that is no option; `recover` finds, by the text that the
    browser sent, the option for a value that the format function does not take any more."""

    def __init__(
        self, options: Options[T], index: int | None, *, open_ended: bool = False, recover: bool = False
    ) -> None:
        self._options = options
        self._index = index
        self._open_ended = open_ended
        self._recover = recover

    def spec(self, shared: Common, widget: str) -> WidgetSpec:
        """Where session state holds None, nothing is chosen, and there is no default to fall back on either."""

        def adapt(state: object) -> WidgetSpec:
            if state is not None:
                return self._plain_spec(shared, widget)
            choice = Choice(self._options, None, open_ended=self._open_ended, recover=self._recover)
            return choice._plain_spec(shared, widget)

        return self._plain_spec(shared, widget, adapt)

    @property
    def binding(self) -> Binding:
        return Binding("text", clearable=self._index is None, options=None if self._open_ended else self._options.texts)

    def default_for(self, chosen: object) -> str | None:
        """The text of the option that is chosen at first; None where there is none, or nothing is chosen."""
        return None if chosen is None else self.serialize(self._options.at(self._index))

    def deserialize(self, wire: WireValue) -> object:
        text = text_wire(wire)
        return self._options.at(self._index) if text is None else self._options.value_of(text)

    def serialize(self, value: object) -> str | None:
        return None if value is None else self._options.text_of(value)

    def _plain_spec(
        self, shared: Common, widget: str, adapt: Callable[[object], WidgetSpec] | None = None
    ) -> WidgetSpec:
        reconcile = None if self._open_ended else self._reconcile
        return shared.spec(
            widget, self.deserialize, self.serialize, adapt=adapt, reconcile=reconcile, binding=self.binding
        )

    def _reconcile(self, value: object, wire: WireValue) -> object:
        """A value that is no option any more gives way to the default."""
        if value is None or self._options.has(value):
            return value
        if self._recover and isinstance(wire, str) and wire in self._options.position:
            if not self._options.can_format(value):
                return self._options.value_of(wire)
        return self._options.at(self._index)
