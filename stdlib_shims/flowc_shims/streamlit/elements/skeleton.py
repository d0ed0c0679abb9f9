"""`st.skeleton`: a pulsing shape in the place of what is still to come; with `with`, for as long as its block takes."""

from __future__ import annotations

from types import TracebackType
from typing import Literal, Self, cast

import msgspec

from flowc_shims.streamlit.delta_generator import DeltaGenerator, KnowingHandle, append_as, command
from flowc_shims.streamlit.host import current_host, has_host
from flowc_shims.streamlit.layout_size import (
    HeightWithoutContent,
    WidthWithoutContent,
    check_height_without_content,
    check_width_without_content,
)
from flowc_shims.streamlit.page import Props


class SkeletonProps(Props, frozen=True, kw_only=True, tag="skeleton"):
    """Without a `height` it is as high as a widget. While it is `waiting` for a block, clients let half a second pass
    before they show it; once that is `over`, nothing is shown, as for `st.empty`."""

    height: HeightWithoutContent | None = None
    width: WidthWithoutContent = "stretch"
    waiting: bool = False
    over: bool = False


class SkeletonPlaceholder(KnowingHandle):
    """What is written to it takes the shape's place; what is shown in its `with` stands where it would without."""

    __slots__ = ()

    def __enter__(self) -> Self:  # type: ignore[override] # unlike a container it gives itself
        if has_host():
            host = current_host()
            host.checkpoint()
            # Whatever has taken its place is gone.
            host.replace(self._ref or "", msgspec.structs.replace(cast("SkeletonProps", self._known), waiting=True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        if has_host():
            host = current_host()
            host.update(self._ref or "", {"waiting": False, "over": True}, {"waiting": True})
            host.checkpoint()
        return False


@command
def skeleton(
    dg: DeltaGenerator, height: HeightWithoutContent | None = None, *, width: WidthWithoutContent = "stretch"
) -> SkeletonPlaceholder:
    """Show that something is to come: `place = st.skeleton()`, later `place.write(…)`; or `with st.skeleton(): …`."""
    props = SkeletonProps(
        height=None if height is None else check_height_without_content(height),
        width=check_width_without_content(width),
    )
    return append_as(dg, props, SkeletonPlaceholder).knowing(props)
