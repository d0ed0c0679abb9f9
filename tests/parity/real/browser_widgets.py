"""Elements of a real page -> the widget states its browser would send.

The browser keeps one value per widget: the default from the moment the widget is mounted, then what the user chose, or
what the script put there (`set_value`). It sends all of them with every event, and forgets the widgets that are gone
after a successful run. Buttons hold nothing; a click is sent once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from tests.parity import uploads
from tests.parity.real.browser_page import Block, BrowserPage, Element, Node, Proto, Transient

Value: TypeAlias = "bool | int | float | str | list[str] | list[float] | None"
"""What the browser holds for one widget; None is an empty one."""

TABLE: Final = "dataframe"
SECTIONS: Final = {"expandable": "expander", "popover": "popover", "tab_container": "tabs"}
"""Blocks that are widgets where they have an id, and what a user calls them."""
CHARTS: Final = frozenset({"vega_lite_chart", "plotly_chart", "deck_gl_json_chart", "echarts_chart"})
BUTTONS: Final = frozenset({"button", "chat_input", "download_button", "menu_button"})


class BrowserWidgets:
    """The values of one browser tab's widgets, by widget id."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, Value]] = {}
        self._mounted: set[str] = set()
        self._held: dict[str, dict[str, tuple[str, Value]]] = {}
        """What was changed in a form and not submitted yet, by form and widget."""
        self._attached: tuple[list[Any], list[Any]] = ([], [])
        self._kept_back: dict[str, tuple[str, Value]] = {}
        """What was changed in widgets whose changes start no run."""
        self._opened: set[str] = set()
        """Sections that came in, of which the browser is to hold what they say."""

    def delivered(self, element: Proto) -> None:
        """An element came in: take over the value the script set, or the default of a widget not seen before."""
        kind = element.WhichOneof("type")
        # What is selected in a chart is the browser's alone: no script sets it.
        if kind not in _FIELDS or kind in CHARTS:
            return
        proto = getattr(element, kind)
        if kind == TABLE:
            if proto.HasField("selection_state"):
                self._values[proto.id] = (kind, proto.selection_state)
        # Nor are files, for which there is no such field.
        elif getattr(proto, "set_value", False):
            self._values[proto.id] = (kind, _FIELDS[kind].current(proto))
            self._mounted.discard(proto.id)
        elif proto.id not in self._values:
            self._values[proto.id] = (kind, _FIELDS[kind].default(proto))
            if kind not in uploads.KINDS:
                self._mounted.add(proto.id)

    def placed(self, block: Proto) -> None:
        """A block came in: a section that is a widget shows what it says."""
        kind = block.WhichOneof("type")
        if kind in SECTIONS and (proto := getattr(block, kind)).id:
            self._opened.add(proto.id)

    def settle(self, page: BrowserPage) -> None:
        """The sections that came in are drawn, with all that is in them."""
        for kind, proto, block in _sections_of(page):
            if proto.id in self._opened:
                self._values[proto.id] = (kind, shown_in(kind, block))
        self._opened.clear()

    def keep_only(self, page: BrowserPage) -> None:
        alive = {proto.id for _, proto in widgets(page)}
        self._values = {widget: value for widget, value in self._values.items() if widget in alive}
        for held in self._held.values():
            for widget in held.keys() - alive:
                del held[widget]

    def forget_all_but(self, kept: set[str]) -> None:
        self._values = {widget: value for widget, value in self._values.items() if widget in kept}

    def mounted(self) -> set[str]:
        """The widgets that took their default since this was asked last."""
        mounted, self._mounted = self._mounted & self._values.keys(), set()
        return mounted

    def adopt(self, widget: str, value: Value) -> None:
        """Show another value; numbers become floats, as they do on the wire (but for those of pages)."""
        kind = self._values[widget][0]
        if kind == "pagination":
            self._values[widget] = (kind, value)
            return
        items = [float(item) if type(item) is int else item for item in (value if isinstance(value, list) else [value])]
        self._values[widget] = (kind, items if isinstance(value, list) else items[0])  # type: ignore[assignment]  # as it came

    def value(self, widget: str) -> Value:
        return self._values[widget][1]

    def set(self, widget: str, kind: str, value: Value) -> None:
        self._values[widget] = (kind, value)

    def keep_back(self, widget: str, kind: str, value: Value) -> None:
        """A change that goes with the next event."""
        self._kept_back[widget] = (kind, value)

    def hold(self, form: str, widget: str, kind: str, value: Value) -> None:
        """A change inside a form is not sent."""
        self._held.setdefault(form, {})[widget] = (kind, value)

    def submit(self, form: str) -> None:
        """The form's button was pressed: what was held back is sent with the click."""
        self._values.update(self._held.pop(form, {}))

    def clear(self, form: str, page: BrowserPage) -> list[tuple[str, Proto]]:
        """The form's widgets go back to their defaults, which nobody learns before the next press."""
        cleared = [
            (kind, proto) for kind, proto in widgets(page) if kind in _FIELDS and getattr(proto, "form_id", "") == form
        ]
        for kind, proto in cleared:
            self.hold(form, proto.id, kind, default_of(kind, proto))
        return cleared

    def states(self, clicked: str | None = None, option: str | None = None, kind: str = "") -> WidgetStates:
        """The message body of one event; `clicked` names the button that caused it, `option` what of its list was."""
        self._values.update(self._kept_back)
        self._kept_back.clear()
        states = WidgetStates()
        for widget, (held, value) in self._values.items():
            state = states.widgets.add(id=widget)
            if value is not None:
                _FIELDS[held].put(state, value)
        if clicked is not None and option is not None and kind == "chat_input":
            self._put_message(states.widgets.add(id=clicked), option)
        elif clicked is not None and option is not None:
            states.widgets.add(id=clicked).string_trigger_value.data = option
        elif clicked is not None:
            states.widgets.add(id=clicked, trigger_value=True)
        return states

    def attach(self, files: list[Any], said: list[Any]) -> None:
        """With the next message go files and at most one recording."""
        self._attached = (files, said)

    def _put_message(self, state: WidgetState, text: str) -> None:
        message = state.chat_input_value
        message.data = text
        (files, said), self._attached = self._attached, ([], [])
        for file_id, name, size in files:
            message.file_uploader_state.uploaded_file_info.add(file_id=file_id, name=name, size=size)
        for message.audio_file_info.file_id, message.audio_file_info.name, message.audio_file_info.size in said:
            pass


def default_of(kind: str, proto: Proto) -> Value:
    """What the browser holds for a widget that nobody has touched."""
    return _FIELDS[kind].default(proto)


def shown_in(kind: str, block: Block) -> Value:
    """Which tab of a section is open, or whether the section is."""
    if kind == "tabs":
        return str(labels_of(block)[block.proto.tab_container.default_tab_index])
    return bool(block.proto.expandable.expanded if kind == "expander" else block.proto.popover.open)


def labels_of(tabs: Block) -> list[str]:
    return [str(child.proto.tab.label) for child in tabs.children if isinstance(child, Block)]


def _sections_of(page: BrowserPage) -> Iterator[tuple[str, Proto, Block]]:
    for root in page.roots:
        for node in _nodes(root):
            kind = node.proto.WhichOneof("type") if isinstance(node, Block) and node.proto is not None else ""
            if isinstance(node, Block) and kind in SECTIONS and (proto := getattr(node.proto, kind)).id:
                yield SECTIONS[kind], proto, node


def widgets(page: BrowserPage) -> Iterator[tuple[str, Proto]]:
    """(kind, message) of every widget of the page, the sidebar's last, in page order; sections come first."""
    yield from ((kind, proto) for kind, proto, _ in _sections_of(page))
    for root in page.roots:
        for element in _elements(root):
            kind = element.proto.WhichOneof("type")
            if kind in _FIELDS or kind in BUTTONS:
                proto = getattr(element.proto, kind)
                if kind not in (*CHARTS, TABLE) or is_selectable(kind, proto):
                    yield kind, proto


def is_selectable(kind: str, proto: Proto) -> bool:
    """Whether the chart is a widget: something can be selected in it."""
    if kind == TABLE and proto.editing_mode != proto.READ_ONLY:
        return True
    return bool(proto.selection_activated if kind == "echarts_chart" else proto.selection_mode)


def fragment_of(page: BrowserPage, widget: str) -> str:
    """The fragment whose run the widget asks for; "" for the whole script."""
    found = [
        element.fragment
        for root in page.roots
        for element in _elements(root)
        if getattr(getattr(element.proto, element.proto.WhichOneof("type")), "id", None) == widget
    ]
    found += [block.fragment for _, proto, block in _sections_of(page) if proto.id == widget]
    return found[0] if found else ""


def clears_on_submit(page: BrowserPage, form: str) -> bool:
    """Whether the form of this key is to be cleared."""
    return any(_is_cleared(node, form) for root in page.roots for node in root.children)


def _is_cleared(node: Node, form: str) -> bool:
    if isinstance(node, Transient):
        return node.anchor is not None and _is_cleared(node.anchor, form)
    if not isinstance(node, Block):
        return False
    own = node.proto.WhichOneof("type") == "form" and node.proto.form.form_id == form
    return (own and bool(node.proto.form.clear_on_submit)) or any(_is_cleared(child, form) for child in node.children)


def _elements(node: Node) -> Iterator[Element]:
    yield from (each for each in _nodes(node) if isinstance(each, Element))


def _nodes(node: Node) -> Iterator[Element | Block]:
    if isinstance(node, Transient):
        if node.anchor is not None:
            yield from _nodes(node.anchor)
        return
    yield node
    for child in node.children if isinstance(node, Block) else ():
        yield from _nodes(child)


class _Field:
    """How one kind of widget reads its values from its message and writes them to the wire."""

    def __init__(
        self,
        default: Callable[[Proto], Value],
        current: Callable[[Proto], Value],
        put: Callable[[WidgetState, Any], None],
    ) -> None:
        self.default = default
        self.current = current
        self.put = put


def _optional(name: str) -> Callable[[Proto], Value]:
    return lambda proto: getattr(proto, name) if proto.HasField(name) else None


def _chosen(proto: Proto) -> Value:
    return proto.options[proto.default] if proto.HasField("default") and proto.options else None


def _scalar(name: str) -> Callable[[WidgetState, Any], None]:
    return lambda state, value: setattr(state, name, value)


def _array(name: str) -> Callable[[WidgetState, Any], None]:
    # Touching `data` marks the field as present even when nothing is chosen.
    def put(state: WidgetState, value: Any) -> None:
        array = getattr(state, name)
        array.SetInParent()
        array.data.extend(value)

    return put


def _slider_default(proto: Proto) -> Value:
    if proto.type == proto.SELECT_SLIDER:
        return [proto.options[int(index)] for index in proto.default]
    return list(proto.default)


def _slider_current(proto: Proto) -> Value:
    return list(proto.raw_value) if proto.type == proto.SELECT_SLIDER else list(proto.value)


def _put_slider(state: WidgetState, value: Any) -> None:
    of_texts = any(isinstance(item, str) for item in value)
    _array("string_array_value" if of_texts else "double_array_value")(state, value)


def option_text(option: Proto) -> str:
    """An option as the script wrote it: its icon stands apart in the message."""
    return f"{option.content_icon.removeprefix('emoji:')} {option.content}".strip()


def _group_default(proto: Proto) -> Value:
    return [option_text(proto.options[index]) for index in proto.default]


def _put_page(state: WidgetState, value: Any) -> None:
    state.int_value = int(value)


def _put_files(state: WidgetState, value: Any) -> None:
    held = state.file_uploader_state_value
    held.SetInParent()
    for file_id, name, size in value:
        held.uploaded_file_info.add(file_id=file_id, name=name, size=size)


_DATES: Final = _Field(lambda proto: list(proto.default), lambda proto: list(proto.value), _array("string_array_value"))
_ONE_OF: Final = _Field(_chosen, _optional("raw_value"), _scalar("string_value"))
_TEXT: Final = _Field(_optional("default"), _optional("value"), _scalar("string_value"))

_FIELDS: Final[dict[str, _Field]] = {
    "checkbox": _Field(lambda proto: proto.default, lambda proto: proto.value, _scalar("bool_value")),
    "radio": _ONE_OF,
    "selectbox": _ONE_OF,
    "multiselect": _Field(
        lambda proto: [proto.options[index] for index in proto.default],
        lambda proto: list(proto.raw_values),
        _array("string_array_value"),
    ),
    "slider": _Field(_slider_default, _slider_current, _put_slider),
    "text_input": _TEXT,
    "text_area": _TEXT,
    "button_group": _Field(_group_default, lambda proto: list(proto.raw_values), _array("string_array_value")),
    "color_picker": _Field(lambda proto: proto.default, lambda proto: proto.value, _scalar("string_value")),
    "date_input": _DATES,
    "date_time_input": _DATES,
    "feedback": _Field(
        lambda proto: str(proto.default) if proto.HasField("default") else "",
        lambda proto: str(proto.value) if proto.HasField("value") else "",
        _scalar("string_value"),
    ),
    "pagination": _Field(lambda proto: proto.default, lambda proto: proto.value, _put_page),
    "time_input": _TEXT,
    "expander": _Field(lambda proto: proto.default_expanded, lambda proto: None, _scalar("bool_value")),
    "popover": _Field(lambda proto: False, lambda proto: None, _scalar("bool_value")),
    "tabs": _Field(lambda proto: proto.default_tab_label, lambda proto: None, _scalar("string_value")),
    "number_input": _Field(_optional("default"), _optional("value"), _scalar("double_value")),
    **dict.fromkeys(uploads.KINDS, _Field(lambda proto: [], lambda proto: [], _put_files)),
    **dict.fromkeys((*CHARTS, TABLE), _Field(lambda proto: None, lambda proto: None, _scalar("string_value"))),
}
