"""`st.tabs`: containers of which the reader sees one at a time; all of them are filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from flowc_shims.streamlit.delta_generator import DeltaGenerator, TabContainer, append, append_as, command
from flowc_shims.streamlit.elements.container import Key
from flowc_shims.streamlit.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.layout_size import (
    Height,
    WidthWithoutContent,
    check_height,
    check_width_without_content,
)
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import Props


class TabsProps(Props, frozen=True, kw_only=True, tag="tabs"):
    """The bar; its children are tabs only. `default` is the index of the tab that is open first."""

    is_container: ClassVar[bool] = True

    default: int = 0
    key: str | None = None
    width: WidthWithoutContent = "stretch"
    height: Height = "content"


class TabProps(Props, frozen=True, kw_only=True, tag="tab"):
    is_container: ClassVar[bool] = True

    label: str


@command
def tabs(
    dg: DeltaGenerator,
    tabs: Sequence[str],
    *,
    width: WidthWithoutContent = "stretch",
    height: Height = "content",
    default: str | None = None,
    key: Key | None = None,
    on_change: object = "ignore",
    args: Sequence[object] | None = None,
    kwargs: Mapping[str, object] | None = None,
    bind: str | None = None,
) -> tuple[TabContainer, ...]:
    """One container for each label."""
    labels = _labels(tabs)
    if default and default not in labels:
        raise StreamlitValueError("default", list(map(repr, labels)), detail=f"It is {default!r}.")
    refuse_parameter("tabs", on_change=on_change != "ignore", bind=bind is not None)
    props = TabsProps(
        default=labels.index(default) if default else 0,
        key=None if key is None else str(key),
        width=check_width_without_content(width),
        height=check_height(height),
    )
    bar = append(dg, props)
    return tuple(append_as(bar, TabProps(label=label), TabContainer) for label in labels)


def _labels(tabs: Sequence[object]) -> list[str]:
    if not tabs:
        raise StreamlitMissingRequiredParameterError("tabs", detail="At least one label is needed.")
    labels: list[str] = []
    for label in tabs:
        if not isinstance(label, str):
            raise StreamlitInvalidParameterTypeError("tabs", type(label).__name__, ["a str for each tab"])
        labels.append(label)
    return labels
