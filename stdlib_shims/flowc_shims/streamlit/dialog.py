"""`st.dialog`: a function whose call opens a window over the page, and that runs again by itself while it is open.

A dialog is a fragment in a window. The window is gone when a run of the whole script does not open it again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE, DeltaGenerator, ancestor_kinds, check_not_aside
from flowc_shims.streamlit.elements.dialog import DialogOpenedProps, DialogPosition, DialogProps, DialogWidth
from flowc_shims.streamlit.errors import (
    StreamlitInvalidLayoutContextError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.fragment import AnyFunction, Arguments, Body, Decorator, Kept, decorated, keep, kept_of
from flowc_shims.streamlit.host import Fragment, WidgetSpec, WireValue, current_host, has_host
from flowc_shims.streamlit.page import MAIN, Ref
from flowc_shims.streamlit.widget import check_callback, register
from flowc_shims.streamlit.widget_id import PREFIX, widget_id
from flowc_shims.streamlit.wording import check_icon

DIALOG: Final[Ref] = "dialog"
"""There is one at a time, so it has one name; clients see that it stays."""

OnDismiss: TypeAlias = "Literal['ignore', 'rerun'] | Callable[..., object]"


def dialog(
    title: str | AnyFunction,
    *,
    width: DialogWidth = "small",
    position: DialogPosition = "center",
    dismissible: bool = True,
    icon: str | None = None,
    on_dismiss: OnDismiss = "ignore",
) -> AnyFunction | Decorator:
    """Make a function one that opens a window and runs in it."""

    def decorate(function: AnyFunction) -> AnyFunction:
        name = title if isinstance(title, str) else ""
        if name == "":
            raise StreamlitMissingRequiredParameterError("title", detail='Write `@st.dialog("The title")`.')
        shown = DialogProps(
            title=name,
            width=width,
            position=position,
            dismissible=dismissible,
            icon=icon or "",
        )

        @wraps(function)
        def call(*args: object, **kwargs: object) -> None:
            if has_host():
                check_not_aside(current_host(), "Opening a dialog")
                content = _content(function, args, kwargs)
                with _window(shown, on_dismiss):
                    content()

        def start(arguments: Arguments, body: Callable[[Fragment], Body]) -> None:
            check_not_aside(current_host(), "Opening a dialog")
            kept = kept_of(_content(function, *arguments))
            assert kept is not None
            with _window(shown, on_dismiss):
                kept.start(((), {}), body)

        if isinstance(function, FunctionType):
            keep(call, Kept(function, start))
        return cast("AnyFunction", call)

    return cast("Decorator", decorate) if isinstance(title, str) else decorate(title)


def _content(
    function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
) -> Callable[[], object]:
    """The fragment in the window."""

    def content() -> None:
        function(*args, **kwargs)

    return decorated(content, stays=True, about=function)


def _window(shown: DialogProps, on_dismiss: OnDismiss) -> DeltaGenerator:
    host = current_host()
    host.checkpoint()
    host.stands()
    if "dialog" in ancestor_kinds(MAIN_HANDLE):
        raise StreamlitInvalidLayoutContextError("A dialog cannot open another dialog.")
    props = _checked(shown, on_dismiss)
    register(WidgetSpec(f"{PREFIX}-dialog", "dialog", None, _nothing, _nowhere, once=_twice))
    handle = DeltaGenerator(host.append(MAIN, props, DIALOG), "dialog", many=True)
    host.notice(DialogOpenedProps())
    return handle


def _checked(shown: DialogProps, on_dismiss: OnDismiss) -> DialogProps:
    callback = check_callback(on_dismiss, None, None, parameter="on_dismiss", modes=("ignore", "rerun"))
    width: object = shown.width
    is_pixels = isinstance(width, int) and not isinstance(width, bool) and width > 0
    if width not in ("small", "medium", "large") and not is_pixels:
        raise StreamlitValueError("width", ["'small'", "'medium'", "'large'", "a positive integer"])
    if shown.position not in ("left", "center", "right"):
        raise StreamlitValueError("position", ["'left'", "'center'", "'right'"])
    widget = ""
    if on_dismiss != "ignore":
        said = on_dismiss if isinstance(on_dismiss, str) else "callback"
        parts = {"title": shown.title, "width": shown.width, "position": shown.position, "icon": shown.icon}
        widget = widget_id(_WINDOW, "dialog", None, {**parts, "on_dismiss": said, "dismissible": shown.dismissible})
        register(WidgetSpec(widget, "dialog", None, bool, bool, callback=callback, trigger=True))
    return DialogProps(
        title=shown.title,
        width=shown.width,
        position=shown.position,
        dismissible=bool(shown.dismissible),
        icon=check_icon(shown.icon or None),
        on_dismiss=widget,
    )


_WINDOW: Final = DeltaGenerator(DIALOG, "dialog", many=True)


def _nothing(wire: WireValue) -> None:
    """It is registered like a widget, so that there is one in a run."""


def _nowhere(value: object) -> None: ...


def _twice() -> Exception:
    return StreamlitInvalidLayoutContextError("A run can open one dialog only: call one dialog function, once.")
