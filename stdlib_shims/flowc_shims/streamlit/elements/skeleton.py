"""`st.skeleton`: a pulsing shape in the place of what is still to come; with `with`, for as long as its block takes."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Final, Literal, Self

import msgspec

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append_as, command
from flowc_shims.streamlit.host import current_host, has_host
from flowc_shims.streamlit.layout_size import (
    HeightWithoutContent,
    WidthWithoutContent,
    check_height_without_content,
    check_width_without_content,
)
from flowc_shims.streamlit.page import Props, Ref


class SkeletonProps(Props, frozen=True, kw_only=True, tag="skeleton"):
    """Without a `height` it is as high as a widget. While it is `waiting` for a block, clients let half a second pass
    before they show it; once that is `over`, nothing is shown, as for `st.empty`."""

    height: HeightWithoutContent | None = None
    width: WidthWithoutContent = "stretch"
    waiting: bool = False
    over: bool = False


PLAIN: Final = SkeletonProps()


class SkeletonPlaceholder(DeltaGenerator):
    """What is written to it takes the shape's place; what is shown in its `with` stands where it would without."""

    __slots__ = ("_shape",)

    _shape: SkeletonProps

    def __init__(
        self,
        ref: Ref | None,
        kind: str,
        *,
        many: bool,
        parent: DeltaGenerator | None = None,
        form: str | None = None,
        shape: SkeletonProps = PLAIN,
    ) -> None:
        super().__init__(ref, kind, many=many, parent=parent, form=form)
        object.__setattr__(self, "_shape", shape)

    def shaped(self, shape: SkeletonProps) -> SkeletonPlaceholder:
        """The same place, for this shape."""
        return SkeletonPlaceholder(
            self._ref, self._kind, many=self._many, parent=self._parent, form=self._form, shape=shape
        )

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        made, arguments = super().__reduce__()
        return _shaped_again, (self._shape, made, arguments)

    def __enter__(self) -> Self:  # type: ignore[override] # unlike a container it gives itself
        if has_host():
            host = current_host()
            host.checkpoint()
            # Whatever has taken its place is gone.
            host.replace(self._ref or "", msgspec.structs.replace(self._shape, waiting=True))
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
    return append_as(dg, props, SkeletonPlaceholder).shaped(props)


def _shaped_again(
    shape: SkeletonProps, made: Callable[..., SkeletonPlaceholder], arguments: tuple[object, ...]
) -> SkeletonPlaceholder:
    return made(*arguments).shaped(shape)
