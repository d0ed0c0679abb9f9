"""`st.pagination`: the number of a page out of so many."""

from __future__ import annotations

from typing import cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Key,
    Kwargs,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)


class PaginationProps(WidgetProps, frozen=True, kw_only=True, tag="pagination"):
    """`value` is the page, from 1 on. `max_visible_pages`: so many numbers at once, 0 for the arrows alone, None for
    all."""

    num_pages: int
    value: int
    default: int = 1
    max_visible_pages: int | None = 7


@command
def pagination(
    dg: DeltaGenerator,
    num_pages: int,
    *,
    default: int = 1,
    max_visible_pages: int | None = 7,
    width: Width = "content",
    key: Key | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    disabled: bool = False,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> int:
    """Show numbers of pages; gives the chosen one."""
    many = _check_count("num_pages", num_pages, 1)
    first = _check_default(default, many)
    visible = None if max_visible_pages is None else _check_count("max_visible_pages", max_visible_pages, 0)
    shared = common(
        dg,
        "pagination",
        "",
        key=key,
        help=None,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        bind=bind,
        persist_state=persist_state,
    )
    widget = shared.id({"num_pages": many, "default": first, "max_visible_pages": visible})

    def fitting(value: object, _wire: WireValue = None) -> object:
        whole = value if isinstance(value, int) and not isinstance(value, bool) else 0
        return value if 1 <= whole <= many else first

    binding = Binding("whole")
    outcome = register(shared.spec(widget, fitting, _serialize, reconcile=fitting, binding=binding))
    props = PaginationProps(
        **shared.props(widget, binding, first),
        num_pages=many,
        value=cast("int", outcome.wire),
        default=first,
        max_visible_pages=visible,
    )
    append(dg, props)
    return cast("int", outcome.value)


def _serialize(value: object) -> WireValue:
    if not isinstance(value, int):
        raise TypeError(f"the value of a pagination must be an int, not {type(value).__name__}")
    return value


def _check_count(parameter: str, given: object, least: int) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < least:
        raise StreamlitAPIException(
            f"`{parameter}` must be an integer of at least {least}, not {given!r}.",
            error_id=f"pagination-invalid-{parameter.replace('_', '-')}",
        )
    return given


def _check_default(default: object, many: int) -> int:
    if isinstance(default, bool) or not isinstance(default, int):
        raise StreamlitInvalidParameterTypeError("default", type(default).__name__, ["int"])
    if not 1 <= default <= many:
        raise StreamlitValueOutOfRangeError("default", default, 1, many)
    return default
