"""`st.spinner`: shown while its block runs, gone after it."""

from __future__ import annotations

from types import TracebackType
from typing import ClassVar, Literal

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE, DeltaGenerator, active_handle, command
from flowc_shims.streamlit.host import Host, current_host, has_host
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.page import MAIN, Props, Ref
from flowc_shims.streamlit.wording import clean_text


class SpinnerProps(Props, frozen=True, kw_only=True, tag="spinner"):
    """Clients wait half a second before they show it, so that what is quick does not flicker."""

    is_transient: ClassVar[bool] = True

    text: str
    show_time: bool = False
    cache: bool = False
    width: Width = "content"


class Spinner:
    """What `with` takes: usable once, as it stands for one wait."""

    __slots__ = ("_dg", "_props", "_ref", "_used")

    __flowc_transparent__: ClassVar[bool] = True

    def __init__(self, dg: DeltaGenerator, props: SpinnerProps) -> None:
        self._dg = dg
        self._props = props
        self._ref: Ref | None = None
        self._used = False

    def __flowc_again__(self) -> Spinner:
        """One that stands for another wait: `with st.spinner(…)` makes one in every run."""
        return Spinner(self._dg, self._props)

    def __enter__(self) -> None:
        if self._used:
            raise RuntimeError("a spinner can be used in one `with` only; call st.spinner() again")
        self._used = True
        if not has_host():
            return
        host = current_host()
        host.checkpoint()
        self._ref = host.append(_room_for(self._dg, host), self._props)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        ref, self._ref = self._ref, None
        if ref is not None:
            host = current_host()
            host.remove(ref)
            host.checkpoint()
        return False


@command
def spinner(
    dg: DeltaGenerator,
    text: str = "In progress...",
    *,
    show_time: bool = False,
    _cache: bool = False,
    width: Width = "content",
) -> Spinner:
    """Show that something takes a while: `with st.spinner("Reading"): …`."""
    props = SpinnerProps(text=clean_text(text), show_time=bool(show_time), cache=bool(_cache), width=check_width(width))
    return Spinner(dg, props)


def _room_for(dg: DeltaGenerator, host: Host) -> Ref | None:
    """Where a spinner can be added: a placeholder has no room beside what it shows, the container around it has."""
    place = active_handle(dg, host)
    if place is dg is MAIN_HANDLE:
        return None
    while not place._many and place._parent is not None:
        place = place._parent
    return MAIN if place._ref is None else place._ref
