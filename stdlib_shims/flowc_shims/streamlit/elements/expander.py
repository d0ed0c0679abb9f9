"""`st.expander`: a container that the reader folds and unfolds."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append_as, command
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError, StreamlitValueError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.section import ExpanderContainer, SectionProps, report, reporting, silent
from flowc_shims.streamlit.widget import Args, BindOption, Key, Kwargs, OnChange
from flowc_shims.streamlit.wording import check_icon

ExpandableType: TypeAlias = Literal["default", "compact", "step"]


class ExpanderProps(SectionProps, frozen=True, kw_only=True, tag="expander"):
    """`expanded` is how the expander starts. Of a widget `value` is whether it is open."""

    expanded: bool = False
    icon: str = ""
    type: ExpandableType = "default"
    value: bool = False

    @property
    def default(self) -> bool:
        return self.expanded


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
    on_change: OnChange = "ignore",
    args: Args = None,
    kwargs: Kwargs = None,
    bind: BindOption = None,
) -> ExpanderContainer:
    """A container under a label that opens it; with `on_change` or `bind` it tells whether it is open."""
    given = cast("object", label)  # a script may pass anything
    if given is None:
        raise StreamlitMissingRequiredParameterError("label")
    kind, first, size = check_expandable_type(type), bool(expanded), check_width_without_content(width)
    shared = reporting(
        dg, "expander", label, key=key, on_change=on_change, args=args, kwargs=kwargs, width=size, bind=bind
    )
    sign = check_icon(icon)
    if shared is None:
        named = silent(dg, "expander", key)
        props = ExpanderProps(label=str(label), expanded=first, icon=sign, type=kind, key=named, width=size)
        return append_as(dg, props, ExpanderContainer)
    told = report(shared, {"expanded": expanded, "icon": icon, "type": type}, first, binding=Binding("bool"))
    props = ExpanderProps(**told.props, expanded=first, icon=sign, type=kind, value=bool(told.value))
    return append_as(dg, props, ExpanderContainer).knowing(told.value)


_TYPES: Final[tuple[ExpandableType, ...]] = get_args(ExpandableType)


def check_expandable_type(given: object) -> ExpandableType:
    for name in _TYPES:
        if given == name:
            return name
    raise StreamlitValueError("type", list(map(repr, _TYPES)))
