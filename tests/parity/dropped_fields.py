"""The fields that the comparison of pages leaves out, on either side, each with its reason. There are no others.

A side's form builder fails on a field that is neither translated nor listed here. Where `only` is given, the field is
left out as long as it has that value: anything else would show, so the comparison stops with an error instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.parity import uploads
from tests.parity.normal_form import Json


class _Anything:
    """The field may have any value."""


ANYTHING: Final = _Anything()


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str
    only: Json | _Anything = ANYTHING

    def allows(self, value: Json) -> bool:
        return isinstance(self.only, _Anything) or value == self.only


_ID: Final = Dropped("made up by each side from the widget's parameters; users never see it")
_EFFECT: Final = Dropped("how the server tells the browser a value; its effect is in `value`")
_BINDING: Final = Dropped("compared by hand, where the section is a widget")

EVERY_WIDGET: Final[Mapping[str, Dropped]] = {
    "id": _ID,
    "set_value": _EFFECT,
    "value": _EFFECT,
    "raw_value": _EFFECT,
    "raw_values": _EFFECT,
    "height": Dropped("a widget of one line has one height", only=None),
    "text_alignment": Dropped("widgets have none", only=None),
}

EVERY_ELEMENT: Final[Mapping[str, Dropped]] = {
    "height": Dropped("kinds without a height parameter are as high as their content", only=None),
    "text_alignment": Dropped("kinds without the parameter have none", only=None),
}

REAL: Final[Mapping[str, Mapping[str, Dropped]]] = {
    "button": {
        "default": Dropped("a button has no value to begin with", only=False),
    },
    "page_link": {
        "page_script_hash": Dropped("the path tells which page it is"),
        "use_container_width": Dropped("the width tells it", only=None),
    },
    "link_button": {
        "id": _ID,
        "use_container_width": Dropped("the width tells it", only=False),
    },
    "datetime_input": {"is_range": Dropped("there are no ranges of moments", only=False)},
    "slider": {"options": Dropped("a slider over numbers has none", only=[])},
    "select_slider": {
        "format": Dropped("options are shown as they are", only="%s"),
        "data_type": Dropped("it counts options", only="int"),
        "min": Dropped("it counts options", only=0.0),
        "max": Dropped("it counts options: the number of options tells it"),
        "step": Dropped("it counts options", only=1.0),
    },
    "caption": {
        "unterminated_parsing": Dropped("captions do not stream", only=False),
        "hide_anchors": Dropped("captions have no headings", only=False),
    },
    "latex": {
        "allow_html": Dropped("a formula has none", only=False),
        "unterminated_parsing": Dropped("formulas do not stream", only=False),
        "hide_anchors": Dropped("formulas have no headings", only=False),
        "wrap": Dropped("formulas do not wrap", only=None),
    },
    "divider": {
        "body": Dropped("the rule itself", only="---"),
        "allow_html": Dropped("a rule has none", only=False),
        "help": Dropped("a rule has none", only=""),
        "unterminated_parsing": Dropped("rules do not stream", only=False),
        "hide_anchors": Dropped("rules have no headings", only=False),
        "wrap": Dropped("rules do not wrap", only=None),
    },
    "columns": {
        "border": Dropped("a row has none, its columns may", only=False),
        "scale": Dropped("what tells a row of columns from a horizontal container", only=1),
        "direction": Dropped("a row of columns is horizontal", only="horizontal"),
        "justify": Dropped("columns share the whole row", only="justify_undefined"),
        "align": Dropped("columns are as high as the row", only="stretch"),
    },
    "column": {"gap_config": Dropped("the gap of the row, said again in each column")},
    "container": {"scale": Dropped("only rows of columns have one", only=0)},
    "expander": {
        "id": _ID,
        "query_param_key": _BINDING,
        "state": Dropped("an expander has none", only="state_undefined"),
        "default_expanded": _BINDING,
    },
    "status": {
        "id": _ID,
        "query_param_key": Dropped("a status is not bound to the address", only=None),
        "icon": Dropped("says the state once more"),
        "default_expanded": Dropped("a status does not report its state", only=None),
    },
    "popover": {
        "id": _ID,
    },
    "audio": {"id": _ID, "width_config": Dropped("told by the layout"), "text_alignment": Dropped("sound has none")},
    "video": {"id": _ID, "width_config": Dropped("told by the layout"), "text_alignment": Dropped("films have none")},
    "iframe": {
        "src": Dropped("the address, or the HTML: compared by the properties of the surface"),
        "srcdoc": Dropped("as above"),
    },
    "space": {"height": Dropped("says the size once more")},
    "download_button": {
        "default": Dropped("a button has no value to begin with", only=False),
        "use_container_width": Dropped("the width tells it", only=False),
        "deferred_file_id": Dropped("another in each run, and the file has no address then"),
        "form_id": Dropped("it has no place in a form", only=""),
    },
    "chat_input": {
        "default": Dropped("it is empty at first", only=""),
        "set_value": Dropped("that there is a text says the text"),
    },
    "dialog": {
        "id": _ID,
        "is_open": Dropped("a dialog that is shown is open", only=True),
    },
    "tabs": {
        "id": _ID,
        "query_param_key": _BINDING,
        "default_tab_label": _BINDING,
    },
    "exception": {
        "is_streamlit_exception": Dropped("chooses the wording rule for messages, see `wording`; shows nothing itself"),
    },
    "dataframe": {
        "id": _ID,
        "selection_state": _EFFECT,
        "selection_default": _EFFECT,
        "button_click_widgets": Dropped("ids of widgets: what a click does shows in session state"),
        "lazy_data": Dropped("flowc sends large tables in another way", only=None),
        "text_alignment": Dropped("tables have none", only=None),
    },
    "balloons": {"show": Dropped("they are shown", only=True)},
    "snow": {"show": Dropped("it is shown", only=True)},
    "skeleton": {"style": Dropped("it has one", only="element")},
    "empty": {"width": Dropped("nothing is shown")},
    "help": {"name": Dropped("the text of the argument at the call, which flowc's st.help does not read")},
    "deck_gl_json_chart": {
        "id": _ID,
        "mapbox_token": Dropped("flowc draws no maps of Mapbox", only=""),
    },
    "plotly_chart": {"id": _ID},
    "echarts_chart": {"id": _ID},
    "graphviz_chart": {
        "element_id": Dropped("the browser's own, made of the element's place"),
    },
    "vega_lite_chart": {
        "use_container_width": Dropped("superseded by `width`, which says the same"),
        "id": _ID,
    },
}
"""By kind of the normal form: fields of real Streamlit's messages."""

FLOWC_WIDGET: Final[Mapping[str, Dropped]] = {"id": _ID}

FLOWC: Final[Mapping[str, Mapping[str, Dropped]]] = {
    **{
        kind: {
            "bound": Dropped("files are not bound to query parameters", only=None),
            "default": Dropped("there are no files at first", only=[]),
        }
        for kind in uploads.KINDS
    },
    "button": {
        "label_visibility": Dropped("a button's label is the button", only="visible"),
        "bound": Dropped("a button has no value", only=None),
    },
    "menu_button": {
        "label_visibility": Dropped("a button's label is the button", only="visible"),
        "bound": Dropped("a button has no value", only=None),
    },
    "chat_input": {
        "label_visibility": Dropped("it has no label", only="visible"),
        "bound": Dropped("it has no value", only=None),
    },
    "download_button": {
        "id": _ID,
        "label_visibility": Dropped("a button's label is the button", only="visible"),
        "file_name": Dropped("Streamlit's server tells it with the file"),
        "bound": Dropped("a button has no value", only=None),
    },
    "html": {"style_only": Dropped("Streamlit keeps such HTML apart from the page, which is compared")},
    "iframe": {"source": Dropped("compared by the properties of the surface")},
    "feedback": {"label_visibility": Dropped("it has no label", only="visible")},
    "pagination": {"label_visibility": Dropped("it has no label", only="visible")},
    "link_button": {
        "id": _ID,
        "key": Dropped("the message has none; it is part of the id", only=None),
        "form": Dropped("a link is not submitted"),
        "bound": Dropped("a button has no value", only=None),
        "label_visibility": Dropped("a button's label is the button", only="visible"),
    },
    "dataframe": {
        "buttons": Dropped("ids of widgets: what a click does shows in session state"),
        "windowed": Dropped("how the page gets the rows"),
        "rows": Dropped("told by the table itself, which is compared"),
        "columns": Dropped("told by the table itself, which is compared"),
    },
    "table": {
        "rows": Dropped("told by the table itself, which is compared"),
        "columns": Dropped("told by the table itself, which is compared"),
    },
    "dialog": {"on_dismiss": _ID},
    "skeleton": {
        "waiting": Dropped("no finished page shows what lasts as long as a block", only=False),
        "over": Dropped("then nothing is shown, which is compared as such", only=False),
    },
}
"""By kind: fields of flowc's props."""

FLOWC_CHART: Final[Mapping[str, Dropped]] = {
    "id": _ID,
    "label": Dropped("charts have none", only=""),
    "help": Dropped("charts have none", only=None),
    "disabled": Dropped("charts never are", only=False),
    "label_visibility": Dropped("charts have no label", only="visible"),
    "on_change_ignored": Dropped("a selection that is ignored makes no widget", only=False),
    "default": Dropped("nothing is selected to begin with", only=None),
    "bound": Dropped("what is selected in a chart is not kept in the address", only=None),
    "value": Dropped("what is selected is drawn by the browser by itself, and compared in session state"),
}
"""Of every chart that can be a widget."""

FLOWC_SECTION: Final[Mapping[str, Dropped]] = {
    "id": _ID,
    "help": Dropped("sections have none, popovers apart", only=None),
    "label_visibility": Dropped("a section's label is always there", only="visible"),
    "on_change_ignored": Dropped("a section that does not report is no widget", only=False),
    "form": Dropped("a section belongs to none", only=""),
    "bound": _BINDING,
}
"""Of every section that can be a widget."""

FLOWC_EDITOR: Final[Mapping[str, Dropped]] = {
    "disabled": Dropped("compared by hand"),
    "on_change_ignored": Dropped("compared by hand"),
    "buttons": Dropped("ids of widgets: what a click does shows in session state"),
    "rows": Dropped("told by the table itself, which is compared"),
    "columns": Dropped("told by the table itself, which is compared"),
}

WORDING: Final = "(the framework's own words)"
"""Replaces the message of an exception that Streamlit's own checks raise: its type is compared, its sentence is not,
because flowc says the same in words of its own."""
