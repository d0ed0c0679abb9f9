"""`st.empty`: a place for one element, shown or not."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.page import Props


class EmptyProps(Props, frozen=True, kw_only=True, tag="empty"):
    """Nothing is shown. The place is kept: whatever is written to its handle stands here."""


@command
def empty(dg: DeltaGenerator) -> DeltaGenerator:
    """A place that holds at most one element: the last one written to it. On an element's handle: take it away."""
    return append(dg, EmptyProps())
