"""Which class stands for which kind of element, and what its type is called: the one place to add a kind.

What is not listed is a `Block` if it holds others, a `Widget` if it has an id that the session knows, and otherwise an
`UnknownElement`; all under the kind's own name.
"""

from __future__ import annotations

from typing import Final

from flowc.testing.app import blocks as b
from flowc.testing.app import elements as e
from flowc.testing.app import files as f
from flowc.testing.app import inputs as i
from flowc.testing.app import widgets as w

ELEMENTS: Final[dict[str, tuple[type[e.Element], str]]] = {
    "alert error": (e.Error, "error"),
    "alert info": (e.Info, "info"),
    "alert success": (e.Success, "success"),
    "alert warning": (e.Warning, "warning"),
    "audio": (e.UnknownElement, "audio"),
    "balloons": (e.UnknownElement, "balloons"),
    "caption": (e.Caption, "caption"),
    "code": (e.Code, "code"),
    "data_editor": (e.Dataframe, "dataframe"),
    "dataframe": (e.Dataframe, "dataframe"),
    "divider": (e.Divider, "divider"),
    "echarts_chart": (e.UnknownElement, "echarts_chart"),
    "empty": (e.UnknownElement, "empty"),
    "skeleton": (e.UnknownElement, "skeleton"),
    "exception": (e.Exception, "exception"),
    "graphviz_chart": (e.UnknownElement, "graphviz_chart"),
    "heading 1": (e.Title, "title"),
    "heading 2": (e.Header, "header"),
    "heading 3": (e.Subheader, "subheader"),
    "help": (e.Help, "help_info"),
    "html": (e.Html, "html"),
    "iframe": (e.UnknownElement, "iframe"),
    "image": (e.Image, "image"),
    "json": (e.Json, "json"),
    "latex": (e.Latex, "latex"),
    "link_button": (e.LinkButton, "link_button"),
    "markdown": (e.Markdown, "markdown"),
    "metric": (e.Metric, "metric"),
    "page_link": (e.PageLink, "page_link"),
    "plotly_chart": (e.UnknownElement, "plotly_chart"),
    "progress": (e.Progress, "progress"),
    "pydeck_chart": (e.UnknownElement, "deck_gl_json_chart"),
    "snow": (e.UnknownElement, "snow"),
    "space": (e.Space, "space"),
    "table": (e.Table, "table"),
    "text": (e.Text, "text"),
    "toast": (e.Toast, "toast"),
    "video": (e.UnknownElement, "video"),
    "vega_lite": (e.UnknownElement, "vega_lite_chart"),
}

WIDGETS: Final[dict[str, tuple[type[w.Widget], str]]] = {
    "audio_input": (f.AudioInput, "audio_input"),
    "button": (w.Button, "button"),
    "button_group": (w.ButtonGroup, "button_group"),
    "camera_input": (f.CameraInput, "camera_input"),
    "chat_input": (i.ChatInput, "chat_input"),
    "checkbox": (w.Checkbox, "checkbox"),
    "color_picker": (w.ColorPicker, "color_picker"),
    "date_input": (i.DateInput, "date_input"),
    "datetime_input": (i.DateTimeInput, "date_time_input"),
    "download_button": (w.Button, "download_button"),
    "feedback": (i.Feedback, "feedback"),
    "file_uploader": (f.FileUploader, "file_uploader"),
    "form_submit_button": (w.Button, "button"),
    "menu_button": (i.MenuButton, "menu_button"),
    "multiselect": (w.Multiselect, "multiselect"),
    "number_input": (w.NumberInput, "number_input"),
    "pagination": (i.Pagination, "pagination"),
    "radio": (w.Choice, "radio"),
    "select_slider": (w.SelectSlider, "select_slider"),
    "selectbox": (w.Selectbox, "selectbox"),
    "slider": (w.Slider, "slider"),
    "text_area": (w.TextInput, "text_area"),
    "time_input": (i.TimeInput, "time_input"),
    "text_input": (w.TextInput, "text_input"),
    "toggle": (w.Checkbox, "toggle"),
}

BLOCKS: Final[dict[str, tuple[type[b.Block], str]]] = {
    "chat_message": (b.ChatMessage, "chat_message"),
    "column": (b.Column, "column"),
    "columns": (b.Block, "flex_container"),
    "container": (b.Block, "flex_container"),
    "expander": (b.Expander, "expander"),
    "form": (b.Block, "form"),
    "fragment": (b.Block, "flex_container"),
    "fragment outside": (b.Block, "transparent"),
    "grid": (b.Grid, "grid_container"),
    "grid_cell": (b.Block, "flex_container"),
    "popover": (b.Block, "popover"),
    "status": (b.Status, "status"),
    "tab": (b.Tab, "tab"),
    "tabs": (b.Block, "tab_container"),
}
