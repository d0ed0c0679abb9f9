"""`st.expander`: a container that the reader folds and unfolds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, ExpanderContainer, append_as, command
from flowc_shims.streamlit.elements.container import Key
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError, StreamlitValueError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon

ExpandableType: TypeAlias = Literal["default", "compact", "step"]


class ExpanderProps(Props, frozen=True, kw_only=True, tag="expander"):
    """`expanded` is how the expander starts; what the reader does to it stays in the browser."""

    is_container: ClassVar[bool] = True

    label: str
    expanded: bool = False
    icon: str = ""
    type: ExpandableType = "default"
    key: str | None = None
    width: WidthWithoutContent = "stretch"


@command
def expander(
    dg: DeltaGenerator,
    label: str,
    expanded: bool = False,
    *,
    key: Key | None = None,
    icon: str | None = None,
    type: ExpandableType = "default",
    width: WidthWithoutContent = "stretch",
    on_change: object = "ignore",
    args: Sequence[object] | None = None,
    kwargs: Mapping[str, object] | None = None,
    bind: str | None = None,
) -> ExpanderContainer:
    """A container under a label that opens it."""
    given = cast("object", label)  # a script may pass anything
    if given is None:
        raise StreamlitMissingRequiredParameterError("label")
    refuse_parameter("expander", on_change=on_change != "ignore", bind=bind is not None)
    props = ExpanderProps(
        label=str(label),
        expanded=bool(expanded),
        icon=check_icon(icon),
        type=check_expandable_type(type),
        key=None if key is None else str(key),
        width=check_width_without_content(width),
    )
    return append_as(dg, props, ExpanderContainer)


_TYPES: Final[tuple[ExpandableType, ...]] = get_args(ExpandableType)


def check_expandable_type(given: object) -> ExpandableType:
    for name in _TYPES:
        if given == name:
            return name
    raise StreamlitValueError("type", list(map(repr, _TYPES)))
