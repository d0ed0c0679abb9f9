"""`st.status`: a section that tells how far a long task is; leaving its `with` tells that it is done, or failed."""

from __future__ import annotations

from types import TracebackType
from typing import ClassVar, Final, Literal, Self, TypeAlias, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append_as, command
from flowc_shims.streamlit.elements.expander import ExpandableType, check_expandable_type
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.host import current_host, has_host
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props

State: TypeAlias = Literal["running", "complete", "error"]

_STATES: Final[tuple[State, ...]] = get_args(State)


class StatusProps(Props, frozen=True, kw_only=True, tag="status"):
    """`expanded` is what the script said last; what the reader does to it stays in the browser."""

    is_container: ClassVar[bool] = True

    label: str
    expanded: bool = False
    state: State = "running"
    type: ExpandableType = "default"
    width: WidthWithoutContent = "stretch"


class StatusContainer(DeltaGenerator):
    """What it shows now is the page's to know: every change is told as a change."""

    __slots__ = ()

    def update(self, *, label: str | None = None, expanded: bool | None = None, state: State | None = None) -> None:
        """Change what is given."""
        fields: dict[str, object] = {}
        if expanded is not None:
            fields["expanded"] = bool(expanded)
        if label is not None:
            fields["label"] = str(label)
        if state is not None:
            fields["state"] = _check_state(state)
        self._change(fields, {})

    def __enter__(self) -> Self:  # type: ignore[override] # as for the expander
        super().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        try:
            self._change({"state": "complete" if kind is None else "error"}, {"state": "running"})
        finally:
            super().__exit__(kind, error, trace)
        return False

    def _change(self, fields: dict[str, object], where: dict[str, object]) -> None:
        if has_host():
            host = current_host()
            host.checkpoint()
            host.update(self._ref or "", fields, where)


@command
def status(
    dg: DeltaGenerator,
    label: str,
    *,
    expanded: bool = False,
    state: State = "running",
    type: ExpandableType = "default",
    width: WidthWithoutContent = "stretch",
) -> StatusContainer:
    """A section under a label that tells a state: running, complete or error."""
    props = StatusProps(
        label=str(label or ""),
        expanded=bool(expanded),
        type=check_expandable_type(type),
        state=_check_state(state),
        width=check_width_without_content(width),
    )
    return append_as(dg, props, StatusContainer)


def _check_state(state: object) -> State:
    for name in _STATES:
        if state == name:
            return name
    raise StreamlitValueError("state", list(map(repr, _STATES)))
