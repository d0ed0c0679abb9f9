"""What `st.dialog` shows: a window over the page, one at a time."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from flowc_shims.streamlit.page import Props

DialogWidth: TypeAlias = "Literal['small', 'medium', 'large'] | int"
DialogPosition: TypeAlias = Literal["center", "left", "right"]


class DialogProps(Props, frozen=True, kw_only=True, tag="dialog"):
    """`on_dismiss` is the id of what to press when the reader closes it; "" where nobody wants to know."""

    is_container: ClassVar[bool] = True
    is_transient: ClassVar[bool] = True

    title: str
    width: DialogWidth = "small"
    position: DialogPosition = "center"
    dismissible: bool = True
    icon: str = ""
    on_dismiss: str = ""


class DialogOpenedProps(Props, frozen=True, kw_only=True, tag="dialog_opened"):
    """The script opened its dialog in this run: one that the reader had closed is open again."""
