"""Containers of a page, and how a test asks them, or the whole page, for elements of a kind.

`Queries` is the one list of what can be asked for by name (`at.slider`, `at.sidebar.button`): a new kind of element
needs a line here and one in `kinds.py`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from flowc.testing.app import elements as e
from flowc.testing.app import files as f
from flowc.testing.app import inputs as i
from flowc.testing.app import widgets as w
from flowc.testing.app.elements import BlockList, Element, ElementList, Listed, WidgetList
from flowc.testing.app.errors import AppTestError
from flowc.testing.app.shown import Shown
from flowc_shims.streamlit.page import Props

if TYPE_CHECKING:
    from flowc.testing.app.app_test import AppTest
    from flowc.testing.app.tree import Tree

L = TypeVar("L", bound=Listed[Any])


class _Of(Generic[L]):
    """A property that lists the elements which `get` finds under a name."""

    def __init__(self, kind: Callable[[Sequence[Any]], L], name: str = "") -> None:
        self._kind = kind
        self._name = name

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = self._name or name

    def __get__(self, of: Queries, owner: type) -> L:
        return self._kind(of.get(self._name))


class Queries(ABC):
    """What can be asked of a container, and of the app, which asks all of its page."""

    audio_input = _Of(WidgetList[f.AudioInput])
    button = _Of(WidgetList[w.Button])
    button_group = _Of(WidgetList[w.ButtonGroup])
    camera_input = _Of(WidgetList[f.CameraInput])
    caption = _Of(ElementList[e.Caption])
    chat_input = _Of(WidgetList[i.ChatInput])
    chat_message = _Of(BlockList["Block"])
    checkbox = _Of(WidgetList[w.Checkbox])
    code = _Of(ElementList[e.Code])
    color_picker = _Of(WidgetList[w.ColorPicker])
    columns = _Of(BlockList["Block"])
    container = _Of(BlockList["Block"])
    data_editor = _Of(ElementList[e.Dataframe])
    dataframe = _Of(ElementList[e.Dataframe])
    date_input = _Of(WidgetList[i.DateInput])
    datetime_input = _Of(WidgetList[i.DateTimeInput])
    divider = _Of(ElementList[e.Divider])
    download_button = _Of(WidgetList[w.Button])
    error = _Of(ElementList[e.Error])
    exception = _Of(ElementList[e.Exception])
    expander = _Of(BlockList["Block"])
    feedback = _Of(WidgetList[i.Feedback])
    file_uploader = _Of(WidgetList[f.FileUploader])
    form = _Of(BlockList["Block"])
    form_submit_button = _Of(WidgetList[w.Button])
    grid = _Of(BlockList["Block"])
    header = _Of(ElementList[e.Header])
    help = _Of(ElementList[e.Help])
    html = _Of(ElementList[e.Html])
    image = _Of(ElementList[e.Image])
    info = _Of(ElementList[e.Info])
    json = _Of(ElementList[e.Json])
    latex = _Of(ElementList[e.Latex])
    link_button = _Of(ElementList[e.LinkButton])
    markdown = _Of(ElementList[e.Markdown])
    menu_button = _Of(WidgetList[i.MenuButton])
    metric = _Of(ElementList[e.Metric])
    multiselect = _Of(WidgetList[w.Multiselect])
    number_input = _Of(WidgetList[w.NumberInput])
    page_link = _Of(ElementList[e.PageLink])
    pagination = _Of(WidgetList[i.Pagination])
    pills = _Of(WidgetList[w.ButtonGroup])
    progress = _Of(ElementList[e.Progress])
    radio = _Of(WidgetList[w.Choice])
    segmented_control = _Of(WidgetList[w.ButtonGroup])
    select_slider = _Of(WidgetList[w.SelectSlider])
    selectbox = _Of(WidgetList[w.Selectbox])
    slider = _Of(WidgetList[w.Slider])
    space = _Of(ElementList[e.Space])
    status = _Of(BlockList["Block"])
    subheader = _Of(ElementList[e.Subheader])
    success = _Of(ElementList[e.Success])
    table = _Of(ElementList[e.Table])
    tabs = _Of(BlockList["Block"])
    text = _Of(ElementList[e.Text])
    text_area = _Of(WidgetList[w.TextInput])
    text_input = _Of(WidgetList[w.TextInput])
    time_input = _Of(WidgetList[i.TimeInput])
    title = _Of(ElementList[e.Title])
    toast = _Of(ElementList[e.Toast])
    toggle = _Of(WidgetList[w.Checkbox])
    warning = _Of(ElementList[e.Warning])

    @abstractmethod
    def below(self) -> Iterator[Found]:
        """All elements and containers in it, from top to bottom."""

    def get(self, element_type: str) -> list[Found]:
        """What is of this type; containers too (`get("expander")`)."""
        wanted = _ALIASES.get(element_type, element_type)
        special = _SPECIAL.get(wanted)
        return [one for one in self.below() if (one.type == wanted if special is None else special(one))]

    def get_by_key(self, key: str) -> Found:
        """The one element, or container, with this key. Raises KeyError."""
        found = [one for one in self.below() if one.key == key]
        if not found:
            raise KeyError(key)
        if len(found) > 1:
            raise AppTestError(f"{len(found)} elements have the key {key!r}: ask a container, or a list of one kind.")
        return found[0]


class Block(Queries):
    """A container. Its children by position; as a sequence it is itself and all that is in it."""

    def __init__(self, props: Props | None, root: Tree, called: str) -> None:
        self.type = called
        self.children: dict[int, Found] = {}
        self.proto = Shown(props)
        self.root = root
        self.key: str | None = getattr(props, "key", None)

    def run(self, *, timeout: float | None = None) -> AppTest:
        return self.root.run(timeout=timeout)

    def below(self) -> Iterator[Found]:
        found = iter(self)
        next(found)
        return found

    def __len__(self) -> int:
        return len(self.children)

    def __iter__(self) -> Iterator[Found]:
        yield self
        for child in self.children.values():
            yield from child

    def __getitem__(self, position: int) -> Found:
        return self.children[position]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or "proto" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.proto, name)

    def __repr__(self) -> str:
        inside = "".join(f"\n    {child!r}".replace("\n", "\n    ") for child in self.children.values())
        return f"{type(self).__name__}({self.type!r}{inside})"


Found: TypeAlias = "Element | Block"


class Column(Block):
    """One of `st.columns`."""


class Expander(Block):
    """`st.expander`."""


class Status(Block):
    """`st.status`."""


class Tab(Block):
    """One of `st.tabs`."""


class ChatMessage(Block):
    """`st.chat_message`: `avatar` is an emoji, an icon, or "" for a picture and for none."""

    @property
    def avatar(self) -> str:
        avatar = self.proto.avatar
        return avatar if isinstance(avatar, str) else ""


class Grid(Block):
    """`st.grid`."""


def _is_container(one: Found) -> bool:
    holds_columns = isinstance(one, Block) and any(isinstance(child, Column) for child in one.children.values())
    is_cell = isinstance(one, Block) and getattr(one.proto, "kind", "") == "grid_cell"
    return one.type in ("container", "flex_container") and not holds_columns and not is_cell


_ALIASES: Final = {
    "grid": "grid_container",
    "help": "help_info",
    "columns": "column",
    "tabs": "tab",
    "datetime_input": "date_time_input",
}

_SPECIAL: Final[dict[str, Callable[[Found], bool]]] = {
    "container": _is_container,
    "data_editor": lambda one: isinstance(one, e.Dataframe) and one.editing_mode != "read_only",
    "form_submit_button": lambda one: isinstance(one, w.Button) and bool(one.form_id),
    "pills": lambda one: isinstance(one, w.ButtonGroup) and one.style == "pills",
    "segmented_control": lambda one: isinstance(one, w.ButtonGroup) and one.style == "segmented_control",
}
"""What is asked for by a name that is no element's type."""
