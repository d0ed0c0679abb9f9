"""Nodes of a page -> the elements that a test finds: their text or data as `value`, everything else by name.

An element without a class of its own has its fields all the same; `kinds.py` says which class stands for which kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, overload

from flowc.testing.app.errors import AppTestError
from flowc.testing.app.shown import Shown
from flowc_runtime.elements.node import Node

if TYPE_CHECKING:
    from typing import Self

    from flowc.testing.app.app_test import AppTest
    from flowc.testing.app.tree import Tree


class Element:
    """One element. `proto` has its fields, which are attributes of the element too."""

    def __init__(self, node: Node, root: Tree, called: str) -> None:
        self.type = called
        self.proto = Shown(node.props)
        self.root = root
        self.ref = node.ref
        self.key: str | None = getattr(node.props, "key", None)

    @property
    def value(self) -> Any:
        """What the element says: the first of its fields that is one."""
        for name in ("value", "body", "text", "label"):
            if hasattr(self.proto, name):
                return getattr(self.proto, name)
        return None

    def run(self, *, timeout: float | None = None) -> AppTest:
        return self.root.run(timeout=timeout)

    def __iter__(self) -> Iterator[Self]:
        yield self

    def __getattr__(self, name: str) -> Any:
        if name in ("set_value", "click"):
            return partial(self._refuse, name)
        if name.startswith("_") or "proto" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.proto, name)

    def __repr__(self) -> str:
        key = f", key={self.key!r}" if self.key is not None else ""
        return f"{type(self).__name__}({self.value!r}{key})"

    def _refuse(self, method: str, *_: object, **__: object) -> NoReturn:
        raise AppTestError(
            f"{method}() cannot be used on this {self.type}{_with_key(self.key)}: it is not a widget that has it."
        )


class UnknownElement(Element):
    """A kind without a class of its own."""

    @property
    def value(self) -> Any:
        """What the session holds for it, where it is a widget (a chart that something can be selected in)."""
        widget: str = getattr(self.proto, "id", "")
        return self.root.state.get(widget) if widget else super().value


class Alert(Element):
    """A coloured box."""


class Error(Alert):
    """`st.error`."""


class Warning(Alert):  # noqa: A001 - its name in Streamlit
    """`st.warning`."""


class Info(Alert):
    """`st.info`."""


class Success(Alert):
    """`st.success`."""


class Heading(Element):
    """`st.title`, `st.header`, `st.subheader`."""


class Title(Heading):
    """`st.title`."""


class Header(Heading):
    """`st.header`."""


class Subheader(Heading):
    """`st.subheader`."""


class Markdown(Element):
    """`st.markdown`, and what `st.write` makes of text."""

    @property
    def is_caption(self) -> bool:
        return self.type == "caption"


class Caption(Markdown):
    """`st.caption`."""


class Latex(Markdown):
    """`st.latex`."""


class Divider(Markdown):
    """`st.divider`."""


class Code(Element):
    """`st.code`."""


class Text(Element):
    """`st.text`."""


class Html(Element):
    """`st.html`."""


class Json(Element):
    """`st.json`."""


class Metric(Element):
    """`st.metric`."""


class Progress(Element):
    """`st.progress`: `value` in percent."""


class Toast(Element):
    """`st.toast` of the last run."""

    @property
    def value(self) -> str:
        return str(self.proto.body)


class Exception(Element):  # noqa: A001 - its name in Streamlit
    """An error that the script did not catch, or `st.exception`."""

    @property
    def value(self) -> str:
        return str(self.proto.message)

    @property
    def is_markdown(self) -> bool:
        return bool(self.proto.message_is_markdown)


class Help(Element):
    """`st.help`."""


class Image(Element):
    """`st.image`: `value` are addresses; what is kept beside the page has one that says what is in it."""

    @property
    def value(self) -> list[str]:
        sources = [picture.source for picture in self.proto.images]
        return [one if isinstance(one, str) else f"/media/{one.digest}" for one in sources]

    @property
    def captions(self) -> list[str]:
        return [picture.caption or "" for picture in self.proto.images]


class LinkButton(Element):
    """`st.link_button`."""

    @property
    def value(self) -> str:
        return str(self.proto.label)


class PageLink(LinkButton):
    """`st.page_link`."""


class Space(Element):
    """`st.space`: `value` is its size."""

    @property
    def value(self) -> Any:
        return self.proto.size


class Table(Element):
    """`st.table`: `value` is a pandas DataFrame."""

    @property
    def value(self) -> Any:
        return self.root.frame_of(self.proto.data)


class Dataframe(Table):
    """`st.dataframe`, `st.data_editor`."""

    @property
    def editing_mode(self) -> str:
        return str(getattr(self.proto, "num_rows", "read_only"))


E_co = TypeVar("E_co", covariant=True)


class Listed(Generic[E_co]):
    """Elements of one kind in page order; by position, or by key: `at.slider("rows")`."""

    def __init__(self, found: Sequence[E_co]) -> None:
        self._list = found

    @property
    def len(self) -> int:
        return len(self._list)

    def __len__(self) -> int:
        return len(self._list)

    @overload
    def __getitem__(self, at: int) -> E_co: ...

    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> E_co | Self:
        return type(self)(self._list[at]) if isinstance(at, slice) else self._list[at]

    def __iter__(self) -> Iterator[E_co]:
        return iter(self._list)

    def __call__(self, key: str) -> E_co:
        """Raises KeyError."""
        for one in self._list:
            if getattr(one, "key", None) == key:
                return one
        raise KeyError(key)

    def __eq__(self, other: object) -> bool:
        return self._list == (other._list if isinstance(other, Listed) else other)  # pyright: ignore[reportUnknownMemberType] # of anything

    def __hash__(self) -> int:
        return hash(tuple(self._list))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self._list)!r})"


class ElementList(Listed[E_co]):
    """Elements, widgets included."""

    @property
    def values(self) -> list[Any]:
        return [getattr(one, "value", None) for one in self]


class WidgetList(ElementList[E_co]):
    """Widgets."""


class BlockList(Listed[E_co]):
    """Containers."""


def _with_key(key: str | None) -> str:
    return "" if key is None else f" (key={key!r})"
