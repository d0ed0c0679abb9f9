"""Real Streamlit's page -> the normal form: its messages' fields, renamed; what the browser adds, added.

The names are those of the public parameters. Values a browser would show for widgets come from `BrowserWidgets`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.parity.dropped_fields import EVERY_ELEMENT, EVERY_WIDGET, REAL
from tests.parity.normal_form import Fields, Form, Json, Names, node, none_if_empty
from tests.parity.real.block_forms import BLOCKS
from tests.parity.real.browser_page import NOTICES, Block, BrowserPage, Element, Node, Proto, Transient
from tests.parity.real.browser_widgets import BUTTONS, BrowserWidgets, labels_of, option_text
from tests.parity.real.media_form import media_form
from tests.parity.real.proto_fields import layout_of, proto_fields
from tests.parity.real.special_forms import CHARTS, SPECIAL, user_key


def page_form(page: BrowserPage, widgets: BrowserWidgets) -> Form:
    """The whole page; transient effects in the order in which they were sent."""
    builder = _Builder(widgets)
    main, sidebar = builder.children(page.main) + builder.children(page.bottom), builder.children(page.sidebar)
    notices: list[Json] = [_notice(element) for element in page.notices]
    dialogs = builder.open_dialogs(page.event)
    return {"main": main, "sidebar": sidebar, "dialogs": dialogs, "notices": notices, "config": _config(page)}


class _Builder:
    def __init__(self, widgets: BrowserWidgets) -> None:
        self._widgets = widgets

    def children(self, block: Block) -> list[Json]:
        forms = [self._node(child) for child in block.children]
        return [form for form in forms if form is not None]

    def open_dialogs(self, block: Block) -> list[Json]:
        """A second dialog is made before Streamlit refuses to open it, and never shown."""
        shown = [node for node in block.children if not isinstance(node, Block) or node.proto.dialog.is_open]
        return self.children(Block(block.proto, block.run, shown))

    def _node(self, at: Node) -> Form | None:
        match at:
            case Block():
                return self._block(at)
            case Element():
                return self._element(at.proto)
            case Transient():
                return self._node(at.anchor) if at.anchor is not None else None

    def _block(self, block: Block) -> Form:
        kind, props = BLOCKS[block.proto.WhichOneof("type")](block.proto)
        if props.get("reports"):
            props.update({"options": [*labels_of(block)]} if kind == "tabs" else {})
            value = self._widgets.value(getattr(block.proto, block.proto.WhichOneof("type")).id)
            props["value"] = [*value] if isinstance(value, list) else value
        return node(kind, props, self.children(block))

    def _element(self, element: Proto) -> Form | None:
        kind = element.WhichOneof("type")
        proto = getattr(element, kind)
        if kind in NOTICES:
            return None
        if kind in SPECIAL:
            special, props = SPECIAL[kind](proto, layout_of(element))
            return node(special, props)
        values = {**proto_fields(proto), **layout_of(element)}
        if shown_kind(kind, proto) in WIDGETS:
            return self._widget(kind, values, proto)
        return node(kind, Fields(kind, values, {**EVERY_ELEMENT, **REAL.get(kind, {})}).translate(ELEMENTS[kind]))

    def _widget(self, kind: str, values: dict[str, Json], proto: Proto) -> Form:
        shown = shown_kind(kind, proto)
        if kind in ("checkbox", "slider"):
            values.pop("type")
        if kind == "button_group":
            values["options"] = [option_text(option) for option in proto.options]
            values["click_mode"] = "single" if proto.click_mode == proto.SINGLE_SELECT else "multi"
        values.setdefault("ignore_rerun", False)
        if kind == "number_input":
            for end in ("min", "max"):
                values[end] = values[end] if values.pop(f"has_{end}") else None
        if kind != "slider" and values.get("options") == []:
            # An index into nothing: the widget is empty, as it is without a default.
            values["default"] = [] if isinstance(values["default"], list) else None
        names: Names = {**COMMON, **WIDGETS[shown]}
        fields = Fields(shown, values, {**EVERY_WIDGET, **REAL.get(shown, {})})
        props = {**UNNAMED, **fields.translate({own: to for own, to in names.items() if own in values})}
        props["key"] = user_key(proto.id)
        if kind not in BUTTONS:
            value = self._widgets.value(proto.id)
            props["value"] = [*value] if isinstance(value, list) else value
        return node(shown, props)


def shown_kind(kind: str, proto: Proto) -> str:
    """What the user calls it: Streamlit has one message for two looks."""
    if kind == "checkbox":
        return "toggle" if proto.type == proto.TOGGLE else "checkbox"
    if kind == "date_time_input":
        return "datetime_input"
    if kind == "slider":
        return "select_slider" if proto.type == proto.SELECT_SLIDER else "slider"
    if kind == "dataframe" and proto.editing_mode != proto.READ_ONLY:
        return "data_editor"
    return CHARTS.get(kind, kind)


def _notice(element: Proto) -> Form:
    kind = str(element.WhichOneof("type"))
    fields = Fields(kind, proto_fields(getattr(element, kind)), REAL.get(kind, {}))
    names: Names = {"body": "body", "icon": ("icon", none_if_empty), "duration": "duration"} if kind == "toast" else {}
    return node(kind, fields.translate(names))


def _config(page: BrowserPage) -> Form:
    """What `st.set_page_config` has set so far in this tab; None where it has not."""
    said = {name: page.config.get(name) for name in ("title", "icon", "layout", "sidebar")}
    return {**said, "logo": None if page.logo is None else _logo(page.logo[1])}


def _logo(proto: Proto) -> Form:
    return {
        "image": _sign(proto.image, is_picture=proto.image_type == proto.IMAGE),
        "small": _sign(proto.icon_image, is_picture=proto.icon_image_type == proto.IMAGE),
        "size": proto.size,
        "link": proto.link or None,
    }


def _sign(said: str, *, is_picture: bool) -> Json:
    return media_form(said) if is_picture else said


def _mode(value: Json) -> Json:
    return str(value).removeprefix("submit_mode_")


def _shown_icon(value: Json) -> Json:
    return str(value).removeprefix("emoji:") or None


def _none_if_zero(value: Json) -> Json:
    return None if value == 0 else value


def _integers(value: Json) -> Json:
    return [int(item) for item in value if isinstance(item, int | float)] if isinstance(value, list) else value


def _none_if_no_filter(value: Json) -> Json:
    name = str(value).removeprefix("filter_mode_")
    return None if name == "none" else name


COMMON: Final[Names] = {
    "label": "label",
    "help": ("help", none_if_empty),
    "disabled": "disabled",
    "width": "width",
    "ignore_rerun": "on_change_ignored",
    "form_id": "form",
}
UNNAMED: Final[Mapping[str, Json]] = {"label": "", "help": None, "form": "", "on_change_ignored": False}
"""What a message says that has no field for it."""

LABELLED: Final[Names] = {"label_visibility": "label_visibility", "query_param_key": ("bound", none_if_empty)}
SELECT: Final[Names] = {
    **LABELLED,
    "options": "options",
    "default": "default",
    "placeholder": ("placeholder", none_if_empty),
    "accept_new_options": "accept_new_options",
    "filter_mode": ("filter_mode", _none_if_no_filter),
}
TEXT: Final[Names] = {
    **LABELLED,
    "default": "default",
    "max_chars": ("max_chars", _none_if_zero),
    "placeholder": ("placeholder", none_if_empty),
    "required": "required",
}
ICON: Final[Names] = {"icon": ("icon", none_if_empty)}

CALENDAR: Final[Names] = {
    **LABELLED,
    "default": "default",
    "min": "min",
    "max": "max",
    "format": "format",
    "required": "required",
}

WIDGETS: Final[Mapping[str, Names]] = {
    "button": {
        **ICON,
        "type": "type",
        "is_form_submitter": "submits",
        "icon_position": "icon_position",
        "shortcut": ("shortcut", none_if_empty),
        "wrap": "wrap",
    },
    "checkbox": {**LABELLED, "default": "default", "wrap": "wrap"},
    "toggle": {**LABELLED, "default": "default", "wrap": "wrap"},
    "radio": {
        **LABELLED,
        "options": "options",
        "default": "default",
        "horizontal": "horizontal",
        "captions": "captions",
    },
    "selectbox": {**SELECT, **ICON, "required": "required"},
    "multiselect": {
        **SELECT,
        "max_selections": ("max_selections", _none_if_zero),
        "select_all": "select_all",
        "wrap": "wrap",
    },
    "slider": {
        **LABELLED,
        "format": "format",
        "data_type": "data_type",
        "default": "default",
        "min": "min",
        "max": "max",
        "step": "step",
    },
    "select_slider": {**LABELLED, "options": "options", "default": ("default", _integers)},
    "text_input": {
        **TEXT,
        **ICON,
        "type": "type",
        "autocomplete": "autocomplete",
        "validate_regex": ("validate_regex", none_if_empty),
        "validate_message": ("validate_message", none_if_empty),
        "live_debounce_ms": "live_debounce_ms",
    },
    "chat_input": {
        "placeholder": "label",
        "max_chars": ("max_chars", _none_if_zero),
        "submit_mode": ("submit_mode", _mode),
        "is_auto_positioned_at_bottom": "pinned",
        "height": "height",
        "accept_file": "accept_file",
        "file_type": "types",
        "max_upload_size_mb": "max_mb",
        "accept_audio": "accept_audio",
        "audio_sample_rate": "sample_rate",
        "value": ("written", none_if_empty),
    },
    "download_button": {
        **ICON,
        "url": ("data", media_form),
        "type": "type",
        "icon_position": "icon_position",
        "shortcut": ("shortcut", none_if_empty),
        "wrap": "wrap",
    },
    "text_area": {**TEXT, "height": "height"},
    "number_input": {
        **LABELLED,
        **ICON,
        "format": "format",
        "data_type": "data_type",
        "default": "default",
        "step": "step",
        "min": "min",
        "max": "max",
        "placeholder": ("placeholder", none_if_empty),
        "required": "required",
    },
    "button_group": {
        **LABELLED,
        "options": "options",
        "default": "default",
        "click_mode": "selection_mode",
        "style": "style",
        "required": "required",
        "wrap": "wrap",
    },
    "file_uploader": {
        **LABELLED,
        "type": "types",
        "max_upload_size_mb": "max_mb",
        "multiple_files": "multiple",
        "accept_directory": "directory",
    },
    "camera_input": {**LABELLED, "resolution_height": ("resolution", _none_if_zero)},
    "audio_input": {**LABELLED, "sample_rate": "sample_rate"},
    "color_picker": {**LABELLED, "default": "default"},
    "date_input": {**CALENDAR, "is_range": "is_range"},
    "datetime_input": {**CALENDAR, "step": "step"},
    "feedback": {"type": "type", "default": "default", "query_param_key": ("bound", none_if_empty)},
    "menu_button": {**ICON, "options": "options", "type": "type", "wrap": "wrap"},
    "pagination": {
        "num_pages": "num_pages",
        "default": "default",
        "max_visible_pages": "max_visible_pages",
        "query_param_key": ("bound", none_if_empty),
    },
    "time_input": {
        **LABELLED,
        "default": "default",
        "step": "step",
        "format": "format",
        "required": "required",
    },
}


def _space(value: Json) -> Json:
    """Streamlit's message has the room that a name stands for."""
    sizes = {f"{size}rem": name for name, size in SPACES.items()}
    return sizes.get(value, value) if isinstance(value, str) else value


SPACES: Final = {
    "xxsmall": 0.25,
    "xsmall": 0.5,
    "small": 0.75,
    "medium": 2.5,
    "large": 4.25,
    "xlarge": 6.0,
    "xxlarge": 8.0,
}

ELEMENTS: Final[Mapping[str, Names]] = {
    "text": {
        "body": "body",
        "help": ("help", none_if_empty),
        "width": "width",
        "text_alignment": "text_alignment",
        "wrap": "wrap",
    },
    "code": {
        "code_text": "body",
        "language": "language",
        "show_line_numbers": "line_numbers",
        "wrap_lines": "wrap_lines",
        "height": "height",
        "width": "width",
    },
    "empty": {},
    "skeleton": {"width": "width", "height": "height"},
    "page_link": {
        "page": "page",
        "label": "label",
        "icon": ("icon", _shown_icon),
        "icon_position": "icon_position",
        "help": ("help", none_if_empty),
        "disabled": "disabled",
        "external": "external",
        "query_string": "query",
        "width": "width",
    },
    "link_button": {
        "url": "url",
        "label": "label",
        "type": "type",
        "icon": ("icon", _shown_icon),
        "icon_position": "icon_position",
        "help": ("help", none_if_empty),
        "disabled": "disabled",
        "ignore_rerun": "on_change_ignored",
        "shortcut": ("shortcut", none_if_empty),
        "wrap": "wrap",
        "width": "width",
    },
    "html": {"body": "body", "width": "width", "unsafe_allow_javascript": "scripts"},
    "space": {"width": ("size", _space)},
    "iframe": {
        "scrolling": "scrolling",
        "tab_index": "tab_index",
        "alt": ("alt", none_if_empty),
        "width": "width",
        "height": "height",
    },
    "progress": {"value": "value", "text": ("text", none_if_empty), "width": "width"},
}
