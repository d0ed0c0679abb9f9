"""Sections as widgets: `on_change` and `bind` of tabs, expanders and popovers in, what the reader has opened out.

Holds: a section that does not report to the script has an empty id, and what the reader does to it stays in the
browser. One that reports does so at once, also inside a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, GivenContainer, KnowingHandle
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import Width
from flowc_shims.streamlit.selection import register_element
from flowc_shims.streamlit.widget import (
    IGNORE,
    Args,
    BindOption,
    Common,
    CommonProps,
    Key,
    Kwargs,
    OnChange,
    WidgetProps,
    check_callback,
    common,
    register,
)
from flowc_shims.streamlit.widget_id import check_key

T = TypeVar("T", bool, str)


class SectionProps(WidgetProps, frozen=True, kw_only=True):
    """With an empty `id` it is no widget, and its `value` says nothing."""

    is_container: ClassVar[bool] = True

    id: str = ""
    label: str = ""


class _OpenedContainer(KnowingHandle, GivenContainer):
    """`open` tells whether it was open when it was made; None where it does not report to the script."""

    __slots__ = ()

    @property
    def open(self) -> bool | None:
        return cast("bool | None", self._known)


class ExpanderContainer(_OpenedContainer):
    """What `st.expander` gives."""

    __slots__ = ()


class TabContainer(_OpenedContainer):
    """What each of `st.tabs` is."""

    __slots__ = ()


class PopoverContainer(_OpenedContainer):
    """What `st.popover` gives."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Reported(Generic[T]):
    """What a section that is a widget has registered: what is open now, and what of its props every widget has."""

    value: T
    props: CommonProps


def reporting(
    dg: DeltaGenerator,
    command: str,
    label: str,
    *,
    key: Key | None,
    on_change: OnChange,
    args: Args,
    kwargs: Kwargs,
    width: Width,
    bind: BindOption = None,
    help: object = None,
    disabled: bool = False,
) -> Common | None:
    """The checked arguments of a section that is a widget; None where it is none."""
    told = cast("object", on_change)
    if told is None:
        raise StreamlitValueError("on_change", ["'rerun'", "'ignore'", "a function"])
    check_callback(on_change, args, kwargs)
    given = cast("object", bind)  # a script may pass anything
    if given is not None and given != "query-params":
        raise StreamlitValueError("bind", ["'query-params'", "None"])
    if isinstance(told, str) and told == IGNORE and bind is None:
        return None
    shared = common(
        dg,
        command,
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=width,
        bind=bind,
    )
    return replace(shared, ignored=False, form="")


def report(
    shared: Common,
    identity: Mapping[str, object],
    default: T,
    *,
    binding: Binding | None = None,
    reconcile: Callable[[object, WireValue], object] | None = None,
) -> Reported[T]:
    """Register the section, and give what is open in it. All of its `identity` counts, also where it has a key."""
    widget = shared.id(identity, with_key=(*identity, "label", "help", "width"), placed=True)
    kind = type(default)

    def deserialize(wire: WireValue) -> object:
        return default if wire is None else wire

    outcome = register(shared.spec(widget, deserialize, kind, reconcile=reconcile, binding=binding))
    return Reported(cast("T", outcome.value), shared.props(widget, binding, default))


def silent(dg: DeltaGenerator, command: str, key: Key | None) -> str | None:
    """The checked key of a section that is no widget: a second one of it is one too many."""
    if key is not None:
        register_element(dg, command, key, {})
    return check_key(key)
