"""flowc's page -> the normal form: its props, which already have the normal names, with blobs replaced by content."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from flowc_runtime.blobs import BlobStore
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.chat_input import ChatInputProps, ChatTextProps
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.data_editor import DataEditorProps
from flowc_shims.streamlit.elements.dataframe import DataframeProps
from flowc_shims.streamlit.elements.dialog import DialogOpenedProps, DialogProps
from flowc_shims.streamlit.elements.echarts_chart import EchartsChartProps
from flowc_shims.streamlit.elements.exception import ExceptionProps, StackFrame
from flowc_shims.streamlit.elements.expander import ExpanderProps
from flowc_shims.streamlit.elements.fragment import FragmentProps
from flowc_shims.streamlit.elements.plotly_chart import PlotlyChartProps
from flowc_shims.streamlit.elements.popover import PopoverProps
from flowc_shims.streamlit.elements.pydeck_chart import PydeckChartProps
from flowc_shims.streamlit.elements.skeleton import SkeletonProps
from flowc_shims.streamlit.elements.table import TableProps
from flowc_shims.streamlit.elements.tabs import TabsProps
from flowc_shims.streamlit.errors import Error
from flowc_shims.streamlit.page import BlobRef, Logo, LogoPicture, PageConfig, Props
from flowc_shims.streamlit.section import SectionProps
from flowc_shims.streamlit.selection import ChartProps
from flowc_shims.streamlit.table_style import TableStyle
from tests.parity.chart_form import chart_form, option_form
from tests.parity.dropped_fields import FLOWC, FLOWC_CHART, FLOWC_EDITOR, FLOWC_SECTION, FLOWC_WIDGET
from tests.parity.events import WIDGET_KINDS
from tests.parity.exception_form import error_form, exception_props, frame_form, link_form
from tests.parity.json_form import column_config_form, json_text_form
from tests.parity.media import content_form
from tests.parity.normal_form import Convert, Fields, Form, Json, node, none_if_empty
from tests.parity.plotly_form import plotly_form
from tests.parity.style_form import declared_form
from tests.parity.table_form import table_form


class StaleNode(Exception):
    """A finished page must not have nodes that its run did not reach."""


class LostBlob(Exception):
    """A page refers to bytes that nobody keeps."""


def page_form(page: Page, blobs: BlobStore, played: Sequence[Props]) -> Form:
    """The whole page, and the transient effects that were played on the way to it."""
    builder = _Builder(blobs)
    builder.written = {props.widget: props.text for props in played if isinstance(props, ChatTextProps)}
    notices: list[Json] = [
        builder.node(Node("notice", props))
        for props in played
        if not isinstance(props, DialogOpenedProps | ChatTextProps)
    ]
    return {
        "main": builder.children(page.main) + builder.children(page.bottom),
        "sidebar": builder.children(page.sidebar),
        "dialogs": builder.dialogs,
        "notices": notices,
        "config": _config(page.config, builder.content),
    }


class _Builder:
    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self.dialogs: list[Json] = []
        self.written: dict[str, str] = {}
        """Texts that the script has put into lines for messages."""

    def children(self, parent: Node) -> list[Json]:
        shown: list[Json] = []
        for child in parent.children:
            apart = isinstance(child.props, DialogProps) or getattr(child.props, "style_only", False)
            (self.dialogs if apart else shown).append(self.node(child))
        return shown

    def node(self, at: Node) -> Form:
        if at.stale:
            raise StaleNode(at.ref)
        kind = str(at.props.__struct_config__.tag)
        if isinstance(at.props, FragmentProps):
            # What a fragment shows is in an ordinary container; what it writes elsewhere, in one without a layout.
            around = {} if at.props.outside else _plain("container", ContainerProps())
            return node("transparent" if at.props.outside else "container", around, self.children(at))
        if isinstance(at.props, SkeletonProps) and at.props.over:
            return node("empty", {}, [])
        special = _SPECIAL.get(kind)
        if isinstance(at.props, ChatInputProps):
            return node(kind, {**_plain(kind, at.props), "written": self.written.get(at.props.id)}, [])
        if special is None:
            return node(NORMAL_KINDS.get(kind, kind), _plain(kind, at.props), self.children(at))
        return node(NORMAL_KINDS.get(kind, kind), special(at.props, self.content), self.children(at))

    def content(self, ref: BlobRef) -> bytes:
        blob = self._blobs.get(ref.digest, ref.mime)
        if blob is None:
            raise LostBlob(ref.digest)
        return blob.content


_Content = Callable[[BlobRef], bytes]


def _fields(kind: str, props: Props, *without: str) -> tuple[Fields, list[str]]:
    plain = {name: getattr(props, name) for name in props.__struct_fields__ if name not in without}
    # Through JSON, so that nothing but JSON's own types is left (a tuple is a list).
    values: dict[str, Json] = msgspec.json.decode(msgspec.json.encode(plain))
    chart = FLOWC_CHART if isinstance(props, ChartProps) else {}
    if isinstance(props, SectionProps):
        kept = ("help",) if kind == "popover" else ()
        chart = {name: dropped for name, dropped in FLOWC_SECTION.items() if name not in kept}
    if kind == "data_editor":
        chart = {**chart, **FLOWC_EDITOR}
    dropped = {**FLOWC.get(kind, {}), **(FLOWC_WIDGET if kind in WIDGET_KINDS else {}), **chart}
    return Fields(kind, values, dropped), [name for name in values if name not in dropped]


def _plain(kind: str, props: Props, *without: str) -> dict[str, Json]:
    """Props as they are, apart from "" and None, 1 and 1.0 where they look the same."""
    fields, names = _fields(kind, props, *without)
    converts = {**_QUIET, "bound": _param, **_CONVERTS.get(kind, {})}
    return fields.translate({name: (name, converts[name]) if name in converts else name for name in names})


def _dataframe(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, DataframeProps | DataEditorProps)
    of_one = "selections" if isinstance(props, DataframeProps) else "num_rows"
    shown = _selectable(props, "data", "style", of_one)
    table = table_form(content(props.data))
    edits: dict[str, Json] = {"selections": [props.num_rows]} if isinstance(props, DataEditorProps) else {}
    if edits:
        edits["disabled"], edits["on_change_ignored"] = props.disabled, props.on_change_ignored
    return {**shown, **_selections(props), **edits, "table": table, "style": _style(props.style, content)}


def _table(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, TableProps)
    table = table_form(content(props.data))
    return {**_plain("table", props, "data", "style"), "table": table, "style": _style(props.style, content)}


def _style(style: TableStyle | None, content: _Content) -> Json:
    if style is None:
        return None
    told = declared_form(json.loads(content(style.styles)))
    return {"caption": style.caption, "display": dict(table_form(content(style.display))), **told}


def _media(props: Props, content: _Content) -> dict[str, Json]:
    """Bytes beside the page by what they are."""
    return {name: _with_content(value, content) for name, value in _plain(_tag(props), props).items()}


def _with_content(value: Json, content: _Content) -> Json:
    if isinstance(value, list):
        return [_with_content(item, content) for item in value]
    if isinstance(value, dict) and value.keys() == {"digest", "size", "mime"}:
        ref = msgspec.convert(value, BlobRef)
        return content_form(content(ref), ref.mime)
    return {name: _with_content(item, content) for name, item in value.items()} if isinstance(value, dict) else value


def _tag(props: Props) -> str:
    return str(props.__struct_config__.tag)


def _chart(props: Props, content: _Content) -> dict[str, Json]:
    spec: str = props.spec  # type: ignore[attr-defined]  # this is the chart kind
    refs: dict[str, BlobRef] = props.datasets  # type: ignore[attr-defined]
    tables = {name: table_form(content(ref)) for name, ref in refs.items()}
    drawn = _selectable(props, "spec", "datasets", "selections")
    return {**drawn, **_selections(props), **chart_form(json.loads(spec), tables, None)}


def _deck(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, PydeckChartProps)
    drawn = _selectable(props, "deck", "selections", "tooltip")
    told: Json = None if props.tooltip is None else json.loads(props.tooltip)
    return {**drawn, **_selections(props), "deck": json.loads(content(props.deck)), "tooltip": told}


def _plotly(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, PlotlyChartProps)
    drawn = _selectable(props, "figure", "selections", "config")
    told: dict[str, Json] = {
        "figure": plotly_form(json.loads(content(props.figure))),
        "config": json.loads(props.config),
    }
    return {**drawn, **_selections(props), **told}


def _echarts(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, EchartsChartProps)
    drawn = _selectable(props, "option", "datasets", "selectable")
    tables = {name: table_form(content(ref)) for name, ref in props.datasets.items()}
    return {**drawn, **_selections(props), "option": option_form(json.loads(content(props.option)), tables)}


def _html(props: Props, content: _Content) -> dict[str, Json]:
    plain = _plain("html", props)
    return {**plain, "width": None} if getattr(props, "style_only", False) else plain


def _expander(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, ExpanderProps)
    now = props.value if props.id else props.expanded
    return {**_plain("expander", props, "value", "disabled"), "expanded": now, **_reports(props, props.expanded)}


def _popover(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, PopoverProps)
    return {**_plain("popover", props, "value"), "open": props.value, **_reports(props, None)}


def _tabs(props: Props, content: _Content) -> dict[str, Json]:
    assert isinstance(props, TabsProps)
    plain = _plain("tabs", props, "value", "options", "disabled", "label")
    if not props.id:
        return plain
    options: list[Json] = [*props.options]
    told: dict[str, Json] = {"label": "", "options": options, "default": props.options.index(props.value)}
    return {**plain, **told, **_reports(props, props.options[props.default])}


def _reports(props: SectionProps, first: Json) -> dict[str, Json]:
    """What makes a section a widget; nothing where it is none."""
    if not props.id:
        return {}
    bound = props.bound.param if props.bound else None
    value: Json = getattr(props, "value")  # noqa: B009 - every section has one
    told = {"reports": True, "bound": bound, "first": first if bound else None}
    return {**told, "value": value, "disabled": props.disabled}


def _selectable(props: Props, *without: str) -> dict[str, Json]:
    """The props of a chart, without those of a widget where it is none."""
    kind = str(props.__struct_config__.tag)
    return _plain(kind, props, *without, "key", "form")


def _selections(props: Props) -> dict[str, Json]:
    """What makes a chart a widget; nothing where it is none."""
    if not isinstance(props, ChartProps) or not props.id:
        return {}
    selections: Json = [*getattr(props, "selections", ())]
    return {"selections": selections, "key": props.key, "form": props.form, "label": "", "disabled": False}


def _exception(props: Props, content: _Content) -> dict[str, Json]:
    if not isinstance(props, ExceptionProps):
        raise TypeError("this is the exception kind")
    plain = _plain("exception", props, "stack", "related", "message_is_markdown")
    plain["is_markdown"] = props.message_is_markdown
    before: list[Json] = []
    after: list[Json] = []
    for other in props.related:
        told: list[Json] = [*_frames(other.stack), error_form(other.type, other.message)]
        if other.link == "member":
            after += [link_form("member"), *told]
        else:
            before += [*told, link_form(other.link)]
    return exception_props(plain, [*before, *_frames(props.stack), *after], own_words=_is_own_error(props.type))


def _frames(stack: tuple[StackFrame, ...]) -> list[Json]:
    forms = [frame_form(frame.file, frame.line, frame.function, frame.source) for frame in stack]
    return [form for form in forms if form is not None]


def _is_own_error(name: str) -> bool:
    """Whether `streamlit.errors` has this class: then flowc's own checks raised it."""
    short = name.rpartition(".")[2]
    return any(kind.__name__ == short for kind in _with_subclasses(Error))


def _with_subclasses(kind: type[BaseException]) -> list[type[BaseException]]:
    return [kind, *(deeper for sub in kind.__subclasses__() for deeper in _with_subclasses(sub))]


def _config(config: PageConfig, content: _Content) -> Form:
    return {
        "title": config.title,
        "icon": config.icon,
        "layout": config.layout,
        "sidebar": config.initial_sidebar_state,
        "logo": None if config.logo is None else _logo(config.logo, content),
    }


def _logo(logo: Logo, content: _Content) -> Form:
    return {
        "image": _sign(logo.image, content),
        "small": None if logo.small is None else _sign(logo.small, content),
        "size": logo.size,
        "link": logo.link,
    }


def _sign(picture: LogoPicture, content: _Content) -> Json:
    at = picture.source
    return content_form(content(at), at.mime) if isinstance(at, BlobRef) else at or picture.icon


def _param(bound: Json) -> Json:
    return bound["param"] if isinstance(bound, dict) else None


def _float(value: Json) -> Json:
    return float(value) if isinstance(value, int | float) else value


def _floats(value: Json) -> Json:
    return [_float(item) for item in value] if isinstance(value, list) else value


def _list_if_none(value: Json) -> Json:
    return [] if value is None else value


NORMAL_KINDS: Final[Mapping[str, str]] = {"vega_lite": "chart"}

_QUIET: Final[Mapping[str, Convert]] = dict.fromkeys(
    ("help", "icon", "title", "anchor", "divider", "placeholder", "alt", "shortcut", "theme"), none_if_empty
)

_NUMBERS: Final[Mapping[str, Convert]] = dict.fromkeys(("value", "default", "min", "max", "step"), _float)

_CONVERTS: Final[Mapping[str, Mapping[str, Convert]]] = {
    "number_input": _NUMBERS,
    "slider": {**_NUMBERS, "value": _floats, "default": _floats},
    "json": {"body": json_text_form},
    "dataframe": {"column_config": column_config_form, "column_order": _list_if_none},
    "data_editor": {"column_config": column_config_form, "column_order": _list_if_none},
    "metric": {"format": none_if_empty, "delta_description": none_if_empty, "chart_data": _floats},
    "radio": {"captions": _list_if_none},
    "progress": {"text": none_if_empty},
    "help": {"doc": none_if_empty, "value": none_if_empty},
}

_SPECIAL: Final[Mapping[str, Callable[[Props, _Content], dict[str, Json]]]] = {
    "dataframe": _dataframe,
    "data_editor": _dataframe,
    "table": _table,
    "vega_lite": _chart,
    "plotly_chart": _plotly,
    "pydeck_chart": _deck,
    "echarts_chart": _echarts,
    "exception": _exception,
    "html": _html,
    "expander": _expander,
    "popover": _popover,
    "tabs": _tabs,
    **dict.fromkeys(("image", "audio", "video", "chat_message", "download_button"), _media),
}
