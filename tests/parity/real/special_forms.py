"""The kinds of real Streamlit's elements whose fields need more than a new name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from tests.parity.chart_form import chart_form, option_form
from tests.parity.dropped_fields import EVERY_ELEMENT, REAL
from tests.parity.exception_form import exception_props, parsed_traceback
from tests.parity.json_form import column_config_form, json_text_form
from tests.parity.normal_form import Convert, Fields, Form, Json, Names, none_if_empty
from tests.parity.plotly_form import plotly_form
from tests.parity.real.browser_page import Proto
from tests.parity.real.media_form import media_form
from tests.parity.real.proto_fields import proto_fields
from tests.parity.style_form import styles_form
from tests.parity.table_form import table_form

Layout: TypeAlias = dict[str, Json]
Props: TypeAlias = dict[str, Json]

CHARTS: Final = {
    "vega_lite_chart": "chart",
    "deck_gl_json_chart": "pydeck_chart",
}
"""Kinds of charts that have another name in the normal form."""

_LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3}
_TEXT_SIZE: Final = ("width", "text_alignment", "wrap")


def _fields(kind: str, proto: Proto, layout: Layout) -> Fields:
    # An element's own width field, where there is one, repeats the layout's.
    values = {name: value for name, value in proto_fields(proto).items() if name != "width_config"}
    if layout["width"] is None and "width_config" in proto.DESCRIPTOR.fields_by_name:
        layout = {**layout, "width": layout_of_own_width(proto)}
    return Fields(kind, {**values, **layout}, {**EVERY_ELEMENT, **REAL.get(kind, {})})


def layout_of_own_width(proto: Proto) -> Json:
    size = proto_fields(proto)["width_config"]
    if not isinstance(size, dict):
        return None
    return "stretch" if size.get("use_stretch") else "content" if size.get("use_content") else size.get("pixel_width")


def _heading(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("heading", proto, layout)
    level = _LEVELS[str(fields.take("tag"))]
    named = {name: (name, none_if_empty) for name in ("anchor", "help", "divider", "icon")}
    plain = {name: name for name in ("body", "hide_anchor", *_TEXT_SIZE)}
    return "heading", {"level": level, **fields.translate({**plain, **named})}


def _markdown(proto: Proto, layout: Layout) -> tuple[str, Props]:
    values = proto_fields(proto)
    kind = {"native": "markdown"}.get(str(values["element_type"]), str(values["element_type"]))
    fields = _fields(kind, proto, layout)
    fields.take("element_type")
    if kind == "divider":
        return kind, fields.translate({"width": "width"})
    helped: dict[str, str | tuple[str, Convert]] = {"help": ("help", none_if_empty), "width": "width"}
    if kind == "latex":
        return kind, fields.translate({**helped, "body": ("body", _formula)})
    text: dict[str, str | tuple[str, Convert]] = {name: name for name in ("body", "allow_html", *_TEXT_SIZE)}
    text["help"] = ("help", none_if_empty)
    # A badge says neither.
    text["text_alignment"] = ("text_alignment", lambda value: "left" if value is None else value)
    text["wrap"] = ("wrap", lambda value: True if value is None else value)
    if kind == "caption":
        return kind, fields.translate(text)
    text["width"] = ("width", _auto)
    return kind, fields.translate({**text, "hide_anchors": ("anchors", _negated), "unterminated_parsing": "streaming"})


def _alert(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("alert", proto, layout)
    quiet = {"icon": ("icon", none_if_empty), "title": ("title", none_if_empty)}
    return "alert", fields.translate({"body": "body", "format": "level", "width": "width", **quiet})


def _images(proto: Proto, layout: Layout) -> tuple[str, Props]:
    pictures: list[Json] = [
        {
            "source": media_form(one.url),
            "caption": one.caption or None,
            "alt": one.alt if one.HasField("alt") else None,
        }
        for one in proto.imgs
    ]
    return "image", {"images": pictures, "link": proto.link or None, "width": layout["width"]}


def _player(kind: str) -> Callable[[Proto, Layout], tuple[str, Props]]:
    def form(proto: Proto, layout: Layout) -> tuple[str, Props]:
        same = ("loop", "autoplay", "alt", "width", *(("muted",) if kind == "video" else ()))
        fields = _fields(kind, proto, layout)
        props: Props = {"source": media_form(fields.take("url")), "start_time": fields.take("start_time")}
        props["end_time"] = fields.take("end_time") or None
        if kind == "video":
            props["embedded"] = fields.take("type") == "youtube_iframe"
            fields.take("subtitles")
            props["subtitles"] = [{"label": one.label, "source": media_form(one.url)} for one in proto.subtitles]
        return kind, {**props, **fields.translate({name: name for name in same})}

    return form


def _metric(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("metric", proto, layout)
    same = ("label", "delta", "color", "label_visibility", "width", "height", "chart_data", "chart_type")
    quiet = {name: (name, none_if_empty) for name in ("help", "icon", "format", "delta_description")}
    others = {"body": "value", "direction": "arrow", "show_border": "border"}
    return "metric", fields.translate({**{name: name for name in same}, **others, **quiet})


def _json(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("json", proto, layout)
    return "json", fields.translate(
        {"body": ("body", json_text_form), "expanded": "expanded", "max_expand_depth": "max_depth", "width": "width"}
    )


def _exception(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("exception", proto, layout)
    own_words = fields.take("is_streamlit_exception") is True
    frames = parsed_traceback([str(row) for row in proto.stack_trace])
    fields.take("stack_trace")
    props = fields.translate(
        {
            "type": "type",
            "message": "message",
            "message_is_markdown": "is_markdown",
            "is_warning": "is_warning",
            "width": "width",
        }
    )
    return "exception", exception_props(props, frames, own_words=own_words)


def _dataframe(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("dataframe", proto, layout)
    for name in ("arrow_data", "selection_mode", "form_id"):
        fields.take(name)
    mode, disabled, ignored = (fields.take(name) for name in ("editing_mode", "disabled", "ignore_rerun"))
    props = fields.translate(
        {
            "columns": ("column_config", column_config_form),
            "column_order": "column_order",
            "row_height": "row_height",
            "placeholder": ("placeholder", none_if_empty),
            "alt": ("alt", none_if_empty),
            "width": "width",
            "height": ("height", _auto),
        }
    )
    modes: list[Json] = [*sorted(_mode(proto, mode).replace("_", "-") for mode in proto.selection_mode)]
    if mode == "read_only":
        return "dataframe", {**props, **_selections(proto, modes), **_table_of(proto)}
    told = _selections(proto, [_NUM_ROWS[str(mode)]])
    return "data_editor", {**props, **told, "disabled": disabled, "on_change_ignored": ignored, **_table_of(proto)}


_NUM_ROWS: Final = {"fixed": "fixed", "dynamic": "dynamic", "add_only": "add", "delete_only": "delete"}


def _table(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("table", proto, layout)
    fields.take("arrow_data")
    props = fields.translate(
        {
            "border_mode": "border",
            "hide_index": "hide_index",
            "hide_header": "hide_header",
            "alt": ("alt", none_if_empty),
            "width": "width",
            "height": "height",
        }
    )
    return "table", {**props, **_table_of(proto)}


def _table_of(proto: Proto) -> Form:
    style = proto.arrow_data.styler if proto.arrow_data.HasField("styler") else None
    styled: Json = None
    if style is not None:
        styled = {
            "caption": style.caption or None,
            "display": dict(table_form(style.display_values)),
            **styles_form(style.styles.replace(f"#T_{style.uuid}", "#T")),
        }
    return {"table": table_form(proto.arrow_data.data), "style": styled}


def _chart(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("vega_lite_chart", proto, layout)
    for name in ("spec", "data", "datasets", "selection_mode", "form_id"):
        fields.take(name)
    names = {"theme": ("theme", none_if_empty), "alt": ("alt", none_if_empty)}
    props = fields.translate({"width": "width", "height": "height", **names})
    datasets = {item.name: table_form(item.data.data) for item in proto.datasets}
    unnamed = table_form(proto.data.data) if proto.HasField("data") and proto.data.data else None
    drawn = chart_form(json.loads(proto.spec), datasets, unnamed)
    return "chart", {**props, **_selections(proto, list(proto.selection_mode)), **drawn}


def _deck(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("deck_gl_json_chart", proto, layout)
    for name in ("json", "tooltip", "selection_mode", "form_id"):
        fields.take(name)
    props = fields.translate({"width": "width", "height": "height", "alt": ("alt", none_if_empty)})
    modes: list[Json] = [_mode(proto, mode).replace("_", "-") for mode in proto.selection_mode]
    tooltip: Json = json.loads(proto.tooltip) if proto.tooltip else None
    return "pydeck_chart", {**props, **_selections(proto, modes), "deck": json.loads(proto.json), "tooltip": tooltip}


def _plotly(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("plotly_chart", proto, layout)
    for name in ("spec", "config", "selection_mode", "form_id"):
        fields.take(name)
    names = {"theme": ("theme", none_if_empty), "alt": ("alt", none_if_empty)}
    props = fields.translate({"width": "width", "height": "height", **names})
    modes: list[Json] = [*sorted(_mode(proto, mode) for mode in proto.selection_mode)]
    drawn: Props = {"figure": plotly_form(json.loads(proto.spec)), "config": json.loads(proto.config)}
    return "plotly_chart", {**props, **_selections(proto, modes), **drawn}


def _mode(proto: Proto, mode: int) -> str:
    return str(proto.DESCRIPTOR.fields_by_name["selection_mode"].enum_type.values_by_number[mode].name).lower()


def _echarts(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("echarts_chart", proto, layout)
    for name in ("spec", "datasets", "selection_activated", "form_id"):
        fields.take(name)
    names: Names = {"theme": ("theme", none_if_empty), "alt": ("alt", none_if_empty), "renderer": "renderer"}
    props = fields.translate({"width": "width", "height": "height", **names})
    tables = {item.name: table_form(item.data.data) for item in proto.datasets}
    option = option_form(json.loads(proto.spec), tables)
    return "echarts_chart", {**props, **_selections(proto, [], activated=proto.selection_activated), "option": option}


def _graphviz(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("graphviz_chart", proto, layout)
    alt: Names = {"alt": ("alt", none_if_empty)}
    same = {"spec": "dot", "engine": "engine", "width": "width", "height": "height"}
    return "graphviz_chart", fields.translate({**same, **alt})


def _selections(proto: Proto, selections: list[Json], *, activated: bool | None = None) -> Props:
    """What makes a chart a widget; nothing where it is none."""
    if not (selections if activated is None else activated):
        return {}
    form = {"form": proto.form_id, "label": "", "disabled": False}
    return {"selections": selections, "key": user_key(proto.id), **form}


def user_key(widget: str) -> str | None:
    """The key a script gave, which ends a widget's id after the digest."""
    key = widget.split("-", 2)[2]
    return None if key == "None" else key


def _help(proto: Proto, layout: Layout) -> tuple[str, Props]:
    fields = _fields("help", proto, layout)
    names: Names = {
        "doc_string": ("doc", none_if_empty),
        "value": ("value", none_if_empty),
        "members": ("members", _members),
    }
    return "help", fields.translate({"type": "type", "width": "width", **names})


def _members(members: Json) -> Json:
    found = members if isinstance(members, list) else []
    return [
        {
            "name": member["name"],
            "type": member["type"],
            "value": none_if_empty(member["value"]),
            "doc": none_if_empty(member["doc_string"]),
        }
        for member in found
        if isinstance(member, dict)
    ]


def _formula(body: Json) -> Json:
    return str(body).removeprefix("$$\n").removesuffix("\n$$")


def _auto(width: Json) -> Json:
    return "auto" if width is None else width


def _negated(value: Json) -> Json:
    return not value


SPECIAL: Final[Mapping[str, Callable[[Proto, Layout], tuple[str, Props]]]] = {
    "heading": _heading,
    "markdown": _markdown,
    "alert": _alert,
    "metric": _metric,
    "json": _json,
    "exception": _exception,
    "dataframe": _dataframe,
    "table": _table,
    "vega_lite_chart": _chart,
    "deck_gl_json_chart": _deck,
    "plotly_chart": _plotly,
    "echarts_chart": _echarts,
    "graphviz_chart": _graphviz,
    "help_info": _help,
    "imgs": _images,
    "audio": _player("audio"),
    "video": _player("video"),
}
