"""The value of a text widget: what a browser sends in, at most so many characters out."""

from __future__ import annotations

from typing import Final

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.widget import Common

BINDING: Final = Binding("text", clearable=True)


def text_spec(shared: Common, widget: str, default: str | None, max_chars: int | None) -> WidgetSpec:
    """Where session state holds None, the default is None too."""

    def plain(default: str | None) -> WidgetSpec:
        def deserialize(wire: WireValue) -> str | None:
            text = wire if isinstance(wire, str) else default
            return text if text is None or max_chars is None else text[:max_chars]

        return shared.spec(widget, deserialize, _serialize, adapt=adapt, binding=BINDING)

    def adapt(state: object) -> WidgetSpec:
        return plain(None if state is None else default)

    return plain(default)


def text_of(value: object) -> str | None:
    """How a text widget shows what session state may hold for it."""
    return None if value is None else str(value)


def _serialize(value: object) -> WireValue:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"the value of a text widget must be text or None, not {type(value).__name__}")
