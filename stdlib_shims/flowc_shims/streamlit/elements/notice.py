"""`st.toast`, `st.balloons`, `st.snow`: effects that are played once and take no place on the page."""

from __future__ import annotations

from typing import Literal

from flowc_shims.streamlit.delta_generator import DeltaGenerator, command
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError, StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon, clean_text


class ToastProps(Props, frozen=True, kw_only=True, tag="toast"):
    """`duration` is in seconds; 0: until the reader closes it."""

    body: str
    icon: str = ""
    duration: int = 4


class BalloonsProps(Props, frozen=True, kw_only=True, tag="balloons"):
    pass


class SnowProps(Props, frozen=True, kw_only=True, tag="snow"):
    pass


@command
def toast(
    dg: DeltaGenerator,
    body: object,
    *,
    icon: str | None = None,
    duration: Literal["short", "long", "infinite"] | int = "short",
) -> DeltaGenerator:
    """Show a short message in the corner."""
    if str(body) == "":
        raise StreamlitMissingRequiredParameterError("body", detail="A toast needs a message.")
    return _notice(dg, ToastProps(body=clean_text(body), icon=check_icon(icon), duration=_seconds(duration)))


@command
def balloons(dg: DeltaGenerator) -> DeltaGenerator:
    """Let balloons rise."""
    return _notice(dg, BalloonsProps())


@command
def snow(dg: DeltaGenerator) -> DeltaGenerator:
    """Let snow fall."""
    return _notice(dg, SnowProps())


def _notice(dg: DeltaGenerator, props: Props) -> DeltaGenerator:
    host = current_host()
    host.checkpoint()
    host.notice(props)
    return dg


def _seconds(duration: object) -> int:
    if duration == "short":
        return 4
    if duration == "long":
        return 10
    if duration == "infinite":
        return 0
    if isinstance(duration, int) and duration > 0:
        return int(duration)
    raise StreamlitValueError("duration", ["'short'", "'long'", "'infinite'", "a positive number of seconds"])
