"""Widgets: what a test does to one waits, as in a browser that has not sent anything, for the next run.

A widget's value is what was set and has not been sent, else what the session holds. The registration that the script
made says how a value is written on the wire, so a kind without a class of its own can be set as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from flowc.testing.app.elements import Element, _with_key
from flowc.testing.app.errors import AppTestError
from flowc_runtime.elements.node import Node
from flowc_shims.streamlit.host import WireValue

if TYPE_CHECKING:
    from typing import Self

    from flowc.testing.app.tree import Tree

_UNSET: Final = object()


class Widget(Element):
    """One widget."""

    def __init__(self, node: Node, root: Tree, called: str) -> None:
        super().__init__(node, root, called)
        self.id = str(getattr(node.props, "id", ""))
        self._value: object = _UNSET

    @property
    def disabled(self) -> bool:
        return bool(self.proto.disabled)

    @property
    def value(self) -> Any:
        return self.root.state.get(self.id) if self._value is _UNSET else self._value

    def set_value(self, v: Any) -> Self:
        """Give it a value, which the next `run()` sends."""
        if self.disabled:
            raise AppTestError(f"This {self.type}{_with_key(self.key)} is disabled: nobody could use it.")
        self._value = v
        return self

    def to_send(self) -> WireValue:
        """What a browser would send now."""
        spec = self.root.state.registration(self.id)
        return spec.serialize(self.value)

    @property
    def is_set(self) -> bool:
        """Whether a value waits to be sent."""
        return self._value is not _UNSET

    def forget(self) -> None:
        """What waits is not to be sent."""
        self._value = _UNSET


class Trigger(Widget):
    """What counts for one run: sent only where it was used."""


class Button(Trigger):
    """`st.button`, `st.form_submit_button`, `st.download_button`: `value` is whether the last run saw a click."""

    @property
    def value(self) -> bool:
        return bool(self._value) if self.is_set else bool(self.root.state.shown(self.id))

    def click(self) -> Self:
        return self.set_value(v=True)

    def to_send(self) -> WireValue:
        return bool(self._value) if self.is_set else False


class Checkbox(Widget):
    """`st.checkbox`, `st.toggle`."""

    def check(self) -> Self:
        return self.set_value(v=True)

    def uncheck(self) -> Self:
        return self.set_value(v=False)


class ColorPicker(Widget):
    """`st.color_picker`."""

    def pick(self, v: str) -> Self:
        return self.set_value(v if v.startswith("#") else f"#{v}")


class NumberInput(Widget):
    """`st.number_input`."""

    def increment(self) -> Self:
        if self.value is None:
            return self
        above = self.value + self._step()
        return self.set_value(above if self.proto.max is None else min(above, self._typed(self.proto.max)))

    def decrement(self) -> Self:
        if self.value is None:
            return self
        below = self.value - self._step()
        return self.set_value(below if self.proto.min is None else max(below, self._typed(self.proto.min)))

    def _step(self) -> float:
        return self._typed(self.proto.step)

    def _typed(self, number: float) -> float:
        return int(number) if self.proto.data_type == "int" else number


class TextInput(Widget):
    """`st.text_input`, `st.text_area`."""

    def input(self, v: str) -> Self:
        """Type the text; one that is too long is not taken."""
        return self if self.proto.max_chars and len(v) > self.proto.max_chars else self.set_value(v)


class Options(Widget):
    """A widget that offers options; `options` are their texts."""

    def format_func(self, value: Any) -> str:
        """The text of an option."""
        return self._texts(value)[0]

    def _texts(self, value: Any) -> list[str]:
        """The texts of what is chosen; a text that the format function does not take stands for itself."""
        spec = self.root.state.registration(self.id)
        try:
            wire = spec.serialize(value)
        except Exception:
            if not isinstance(value, str):
                raise
            wire = value
        return [str(one) for one in wire] if isinstance(wire, list) else [str(wire)]

    def _position(self, text: str) -> int:
        """Raises ValueError."""
        options: list[str] = self.proto.options
        if text not in options:
            raise ValueError(f"{text!r} is not one of the options of this {self.type}: {options!r}")
        return options.index(text)


class Choice(Options):
    """`st.radio`, and what one choice has in common."""

    @property
    def index(self) -> int | None:
        if self.value is None:
            return None
        return self._position(self._texts(self.value)[0]) if self.proto.options else 0

    def to_send(self) -> WireValue:
        if self.value is None:
            return None
        text = self._texts(self.value)[0]
        if not getattr(self.proto, "accept_new_options", False):
            self._position(text)
        return text


class Selectbox(Choice):
    """`st.selectbox`."""

    def select(self, v: Any) -> Self:
        return self.set_value(v)

    def select_index(self, index: int | None) -> Self:
        return self.set_value(None if index is None else self.proto.options[index])


class Several(Options):
    """A widget whose value is a list."""

    @property
    def indices(self) -> list[int]:
        return [self._position(text) for text in self._chosen()]

    def select(self, v: Any) -> Self:
        return self if v in self.value else self.set_value([*self.value, v])

    def unselect(self, v: Any) -> Self:
        return self.set_value([one for one in self.value if one != v]) if v in self.value else self

    def _chosen(self) -> list[str]:
        return [text for one in self.value or () for text in self._texts([one])]

    def to_send(self) -> WireValue:
        return [*self._chosen()]


class Multiselect(Several):
    """`st.multiselect`."""

    @property
    def values(self) -> list[str]:
        """The texts of what is chosen."""
        return self._chosen()


class ButtonGroup(Several):
    """`st.pills`, `st.segmented_control`: one choice, or several."""

    @property
    def formatted_values(self) -> list[str]:
        return self._chosen()

    def select(self, v: Any) -> Self:
        return self.set_value(v) if self._single else super().select(v)

    def unselect(self, v: Any) -> Self:
        if not self._single:
            return super().unselect(v)
        return self.set_value(None) if self.value == v else self

    @property
    def _single(self) -> bool:
        return getattr(self.proto, "selection_mode", "single") == "single"

    def _chosen(self) -> list[str]:
        if not self._single:
            return super()._chosen()
        return [] if self.value is None else self._texts(self.value)


class Slider(Widget):
    """`st.slider`: one value, or two."""

    def set_range(self, lower: Any, upper: Any) -> Self:
        return self.set_value([lower, upper])


class SelectSlider(Options):
    """`st.select_slider`: one option, or two."""

    def set_range(self, lower: Any, upper: Any) -> Self:
        return self.set_value([lower, upper])

    def to_send(self) -> WireValue:
        value: object = self.value
        try:
            spec = self.root.state.registration(self.id)
            return spec.serialize(tuple(cast("list[object]", value)) if isinstance(value, list) else value)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{value!r} is no value of this {self.type}") from error
