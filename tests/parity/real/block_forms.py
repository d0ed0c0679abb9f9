"""Real Streamlit's blocks -> kinds and props of containers: one message type may be several kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from tests.parity.dropped_fields import REAL
from tests.parity.normal_form import Fields, Json, Names, none_if_empty
from tests.parity.real.browser_page import Proto
from tests.parity.real.browser_widgets import SECTIONS
from tests.parity.real.media_form import media_form
from tests.parity.real.proto_fields import layout_of, proto_fields

Props: TypeAlias = dict[str, Json]


def _container(block: Proto) -> tuple[str, Props]:
    flex = block.flex_container
    if block.HasField("grid_cell"):
        cell = block.grid_cell
        return "grid_cell", {
            "column_span": "all" if cell.column_span_all else cell.column_span or 1,
            "row_span": cell.row_span or 1,
        }
    if flex.scale == 1:
        fields = Fields("columns", {**proto_fields(flex), "width": layout_of(block)["width"]}, REAL["columns"])
        return "columns", fields.translate({"gap_config": ("gap", _gap), "width": "width", "wrap": "wrap"})
    layout = layout_of(block)
    layout.pop("text_alignment")
    fields = Fields("container", {**proto_fields(flex), **layout}, REAL["container"])
    horizontal = fields.take("direction") == "horizontal"
    justify, align = _flex(fields.take("justify")), _flex(fields.take("align"))
    across, down = (justify, align) if horizontal else (align, justify)
    props = fields.translate(
        {"border": "border", "gap_config": ("gap", _gap), "wrap": "wrap", "width": "width", "height": "height"}
    )
    # A vertical container never wraps, whatever its parameter says.
    props["wrap"] = props["wrap"] if horizontal else True
    return "container", {
        **props,
        "horizontal": horizontal,
        "horizontal_alignment": {"start": "left", "end": "right"}.get(across, across),
        "vertical_alignment": {"start": "top", "end": "bottom"}.get(down, down),
        "autoscroll": block.autoscroll if block.HasField("autoscroll") else None,
        "key": _key(block.id),
    }


def _column(block: Proto) -> tuple[str, Props]:
    fields = Fields("column", proto_fields(block.column), REAL["column"])
    return "column", fields.translate(
        {"weight": "weight", "vertical_alignment": "vertical_alignment", "show_border": "border"}
    )


def _expander(block: Proto) -> tuple[str, Props]:
    values = {**proto_fields(block.expandable), "width": layout_of(block)["width"]}
    if values["state"] != "state_undefined":
        fields = Fields("status", values, REAL["status"])
        same = ("label", "expanded", "state", "type", "width")
        return "status", fields.translate({name: name for name in same})
    fields = Fields("expander", values, REAL["expander"])
    names: Names = {
        "label": "label",
        "expanded": "expanded",
        "icon": ("icon", none_if_empty),
        "type": "type",
        "width": "width",
    }
    return "expander", {**fields.translate(names), "key": _key(block.id), **_reports(block)}


def _dialog(block: Proto) -> tuple[str, Props]:
    fields = Fields("dialog", proto_fields(block.dialog), REAL["dialog"])
    width, pixels = fields.take("width"), fields.take("pixel_width")
    same = ("title", "position", "dismissible")
    names: Names = {**{name: name for name in same}, "icon": ("icon", none_if_empty)}
    return "dialog", {**fields.translate(names), "width": width if pixels is None else pixels}


def _form(block: Proto) -> tuple[str, Props]:
    layout = layout_of(block)
    layout.pop("text_alignment")
    fields = Fields("form", {**proto_fields(block.form), **layout}, {})
    same = ("clear_on_submit", "enter_to_submit", "border", "width", "height")
    return "form", fields.translate({"form_id": "key", **{name: name for name in same}})


def _tabs(block: Proto) -> tuple[str, Props]:
    layout = layout_of(block)
    layout.pop("text_alignment")
    fields = Fields("tabs", {**proto_fields(block.tab_container), **layout}, REAL["tabs"])
    names = {"default_tab_index": "default", "width": "width", "height": "height"}
    return "tabs", {**fields.translate(names), "key": _key(block.id), **_reports(block)}


def _tab(block: Proto) -> tuple[str, Props]:
    return "tab", Fields("tab", proto_fields(block.tab), {}).translate({"label": "label"})


def _grid(block: Proto) -> tuple[str, Props]:
    layout = layout_of(block)
    layout.pop("text_alignment")
    fields = Fields("grid", {**proto_fields(block.grid_container), **layout}, {})
    fixed, pixels = fields.take("row_height_mode") == "fixed", fields.take("row_height_config")
    same = ("border", "dense", "wrap", "vertical_alignment", "width", "height")
    names: Names = {
        **{name: name for name in same},
        "columns": ("columns", _auto),
        "min_column_width_px": ("min_column_width", _auto),
        "row_gap_config": ("row_gap", _gap),
        "column_gap_config": ("column_gap", _gap),
    }
    height = pixels["pixel_height"] if fixed and isinstance(pixels, dict) else "content"
    return "grid", {**fields.translate(names), "row_height": height, "key": _key(block.id)}


def _auto(value: Json) -> Json:
    return "auto" if value is None else value


def _popover(block: Proto) -> tuple[str, Props]:
    fields = Fields("popover", {**proto_fields(block.popover), "width": layout_of(block)["width"]}, REAL["popover"])
    quiet: Names = {name: (name, none_if_empty) for name in ("help", "icon")}
    same = ("label", "disabled", "type", "wrap", "width", "open")
    shown = fields.translate({**quiet, **{name: name for name in same}})
    return "popover", {**shown, "key": _key(block.id), **_reports(block)}


def _reports(block: Proto) -> Props:
    """What makes a section a widget; nothing where it is none."""
    kind = block.WhichOneof("type")
    proto = getattr(block, kind)
    if kind not in SECTIONS or not proto.id:
        return {}
    bound = getattr(proto, "query_param_key", "") or None
    first = proto.default_expanded if kind == "expandable" else getattr(proto, "default_tab_label", None)
    named: Props = {"label": ""} if kind == "tab_container" else {}
    disabled = kind == "popover" and bool(proto.disabled)
    return {**named, "disabled": disabled, "reports": True, "bound": bound, "first": first if bound else None}


def _chat_message(block: Proto) -> tuple[str, Props]:
    fields = Fields("chat_message", {**proto_fields(block.chat_message), "width": layout_of(block)["width"]}, {})
    same = ("name", "avatar_type", "width")
    return "chat_message", fields.translate({**{name: name for name in same}, "avatar": ("avatar", _avatar)})


def _avatar(value: Json) -> Json:
    return media_form(value) or ""


def _key(identity: str) -> Json:
    if not identity:
        return None
    key = identity.split("-", 2)[2]
    return None if key == "None" else key


def _flex(value: Json) -> str:
    return str(value).removeprefix("justify_").removeprefix("align_").replace("space_between", "distribute")


def _gap(config: Json) -> Json:
    if not isinstance(config, dict):
        return None
    if config["pixel_gap"] is not None and config["gap_size"] is None:
        return config["pixel_gap"]
    return None if config["gap_size"] in ("none", None) else config["gap_size"]


BLOCKS: Final[Mapping[str, Callable[[Proto], tuple[str, Props]]]] = {
    "chat_message": _chat_message,
    "flex_container": _container,
    "grid_container": _grid,
    "popover": _popover,
    "column": _column,
    "expandable": _expander,
    "dialog": _dialog,
    "form": _form,
    "tab_container": _tabs,
    "transparent": lambda block: ("transparent", {}),
    "tab": _tab,
}
