"""A page turns into the widgets somebody could use now, each with what a browser may legally send for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final, cast

from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.audio_input import AudioInputProps
from flowc_shims.streamlit.elements.button import ButtonProps
from flowc_shims.streamlit.elements.button_group import ButtonGroupProps
from flowc_shims.streamlit.elements.camera_input import CameraInputProps
from flowc_shims.streamlit.elements.chat_input import ChatInputProps
from flowc_shims.streamlit.elements.checkbox import CheckboxProps
from flowc_shims.streamlit.elements.color_picker import ColorPickerProps
from flowc_shims.streamlit.elements.data_editor import DataEditorProps
from flowc_shims.streamlit.elements.dataframe import DataframeProps
from flowc_shims.streamlit.elements.date_input import DateInputProps
from flowc_shims.streamlit.elements.datetime_input import DatetimeInputProps
from flowc_shims.streamlit.elements.download_button import DownloadButtonProps
from flowc_shims.streamlit.elements.echarts_chart import EchartsChartProps
from flowc_shims.streamlit.elements.expander import ExpanderProps
from flowc_shims.streamlit.elements.feedback import FeedbackProps
from flowc_shims.streamlit.elements.file_uploader import FileUploaderProps
from flowc_shims.streamlit.elements.menu_button import MenuButtonProps
from flowc_shims.streamlit.elements.multiselect import MultiselectProps
from flowc_shims.streamlit.elements.number_input import NumberInputProps
from flowc_shims.streamlit.elements.pagination import PaginationProps
from flowc_shims.streamlit.elements.popover import PopoverProps
from flowc_shims.streamlit.elements.radio import RadioProps
from flowc_shims.streamlit.elements.selectbox import SelectboxProps
from flowc_shims.streamlit.elements.slider import SliderProps
from flowc_shims.streamlit.elements.tabs import TabsProps
from flowc_shims.streamlit.elements.text_input import TextInputProps
from flowc_shims.streamlit.elements.time_input import TimeInputProps
from flowc_shims.streamlit.elements.toggle import ToggleProps
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.uploaded_file import FileRecord
from flowc_shims.streamlit.widget import WidgetProps
from tests.machines.actions import Action, Click, SetValue


@dataclass(frozen=True, slots=True)
class LiveWidget:
    """One enabled widget of a page."""

    props: WidgetProps

    @property
    def name(self) -> str:
        return self.props.label

    def wire(self, value: WireValue) -> WireValue:
        """What a browser sends for a value as an action writes it: `4` on a slider is one handle."""
        match self.props:
            case SliderProps():
                return [float(cast(float, one)) for one in (value if isinstance(value, list) else [value])]
            case MultiselectProps() | ButtonGroupProps() | DateInputProps() | DatetimeInputProps():
                return [str(one) for one in (value if isinstance(value, list) else [value])]
            case SelectboxProps() | RadioProps():
                return None if value is None else str(value)
            case FileUploaderProps() | CameraInputProps() | AudioInputProps():
                return _named(self.files(value))
            case ChatInputProps() if isinstance(value, list):
                text, *files = value
                return [text, *[_named(_records(one, ".csv")) for one in files]]
            case _:
                return value

    def files(self, value: WireValue) -> list[FileRecord]:
        """What the browser has sent before it gives the widget a value: a file is known by its content, `a,1,2`."""
        match self.props:
            case FileUploaderProps():
                return _records(value, ".csv")
            case CameraInputProps():
                return _records(value, ".jpg")
            case AudioInputProps():
                return _records(value, ".wav")
            case ChatInputProps() if isinstance(value, list):
                return [record for one in value[1:] for record in _records(one, ".csv")]
            case _:
                return []

    def any_action(self, random: Random) -> Action | None:
        """Something a person could do with it; None where there is nothing to do."""
        match self.props:
            case ButtonProps() | DownloadButtonProps():
                return Click(self.name)
            case CheckboxProps() | ToggleProps() as box:
                return SetValue(self.name, not box.value)
            case SliderProps() as slider:
                ends = sorted(_between(random, slider.min, slider.max) for _ in slider.value)
                return SetValue(self.name, list[WireValue](ends) if len(ends) > 1 else ends[0])
            case NumberInputProps() as box:
                low = 0.0 if box.min is None else box.min
                return SetValue(self.name, _between(random, low, low + 9 if box.max is None else box.max))
            case SelectboxProps() | RadioProps() as choice:
                return SetValue(self.name, random.choice(choice.options)) if choice.options else None
            case MultiselectProps() as many:
                count = random.randrange(len(many.options) + 1)
                return SetValue(self.name, list[WireValue](random.sample(many.options, count)))
            case TextInputProps():
                return SetValue(self.name, random.choice(("", "word", "two words", "ß≠")))
            case _:
                return self._other_action(random)

    def _other_action(self, random: Random) -> Action | None:
        match self.props:
            case ButtonGroupProps() as group:
                count = random.randrange(2 if group.selection_mode == "single" else len(group.options) + 1)
                return SetValue(self.name, list[WireValue](random.sample(group.options, count)))
            case ChatInputProps():
                return SetValue(self.name, random.choice(("hello", "two words")))
            case MenuButtonProps() as menu:
                return SetValue(self.name, random.choice(menu.options))
            case PaginationProps() as pages:
                return SetValue(pages.key or "", random.randint(1, pages.num_pages))
            case ColorPickerProps():
                return SetValue(self.name, random.choice(("#ff0000", "#00f")))
            case DateInputProps() as days:
                chosen = [random.choice((days.min, days.max)), days.max]
                return SetValue(self.name, list[WireValue](chosen[: random.choice((1, 2)) if days.is_range else 1]))
            case TimeInputProps():
                return SetValue(self.name, random.choice(("00:00", "23:45")))
            case _:
                return self._action_in_content(random)

    def _action_in_content(self, random: Random) -> Action | None:
        """With files, tables and charts."""
        match self.props:
            case FileUploaderProps() as place:
                count = random.randrange(3 if place.multiple else 2)
                return SetValue(self.name, list[WireValue](random.sample(_TEXTS, count)))
            case DataframeProps() as table:
                rows = sorted(random.sample(range(table.rows), min(table.rows, random.randrange(3))))
                return SetValue(table.key or "", json.dumps({"selection": {"rows": rows}}))
            case DataEditorProps() as table:
                return SetValue(table.key or "", json.dumps(_edits(table, random)))
            case DatetimeInputProps() as moment:
                return SetValue(self.name, [random.choice((moment.min, moment.max))])
            case FeedbackProps() as feedback:
                return SetValue(feedback.key or "", random.choice(("", "0", "1")))
            case ExpanderProps() | PopoverProps() as section:
                return SetValue(self.name, not section.value)
            case TabsProps() as tabs:
                return SetValue(tabs.key or "", random.choice(tabs.options))
            case EchartsChartProps() as chart:
                series = {"series_index": 0, "series_id": None, "series_name": "n", "data_type": "main"}
                selected = [{**series, "data_indices": [at]} for at in range(random.randrange(3))]
                return SetValue(chart.key or "", json.dumps({"selection": {"selected": selected, "areas": []}}))
            case _:
                return None


_TEXTS: Final = ("a,1,2\n3,4,5\n", "b", "c" * 40)


def _records(value: WireValue, ending: str) -> list[FileRecord]:
    texts = [str(one) for one in (value if isinstance(value, list) else [value])]
    return [FileRecord(f"id {text}", f"{text[:1]}{ending}", "text/csv", text.encode()) for text in texts]


def _named(records: list[FileRecord]) -> WireValue:
    return [[one.file_id, one.name, len(one.data)] for one in records]


def _edits(table: DataEditorProps, random: Random) -> dict[str, object]:
    """Of a table whose column `n` holds numbers: a cell, and rows where they may change."""
    edits: dict[str, object] = {}
    if table.rows and random.random() < 0.7:
        edits["edited_rows"] = {str(random.randrange(table.rows)): {"n": random.randint(0, 99)}}
    if table.num_rows in ("dynamic", "add") and random.random() < 0.5:
        edits["added_rows"] = [{"n": random.randint(0, 99)} for _ in range(random.randint(1, 2))]
    if table.num_rows in ("dynamic", "delete") and table.rows and random.random() < 0.3:
        edits["deleted_rows"] = [random.randrange(table.rows)]
    return edits


def _between(random: Random, low: float, high: float) -> int:
    return random.randint(int(low), max(int(low), int(high)))


def live_widgets(page: Page) -> list[LiveWidget]:
    """In page order, the main part first."""
    nodes = [node for root in page.roots for node in walk(root)]
    return [
        LiveWidget(node.props)
        for node in nodes
        if isinstance(node.props, WidgetProps) and node.props.id and not node.props.disabled
    ]


def find_widget(page: Page, name: str) -> LiveWidget | None:
    """By label, else by the script's own key."""
    widgets = live_widgets(page)
    by_label = (widget for widget in widgets if widget.props.label == name)
    return next(by_label, None) or next((widget for widget in widgets if widget.props.key == name), None)


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)
