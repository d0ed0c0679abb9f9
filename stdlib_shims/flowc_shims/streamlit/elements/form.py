"""`st.form`: a container whose widgets keep what the reader does to them until its button is pressed.

The script sees a form's values only with the event of its button: the client holds them back. It also puts them back to
their defaults after that event where the form says so; the script sees the defaults with the next press.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from flowc_shims.streamlit.cached_call import warn_of_widget
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append_as, command
from flowc_shims.streamlit.elements.button import (
    ButtonType,
    IconPosition,
    button_of,
)
from flowc_shims.streamlit.errors import StreamlitInvalidLayoutContextError
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import Args, Key, Kwargs, register
from flowc_shims.streamlit.widget_id import PREFIX, form_of


class FormProps(Props, frozen=True, kw_only=True, tag="form"):
    """`key` is what its widgets call their `form`."""

    is_container: ClassVar[bool] = True

    key: str
    clear_on_submit: bool = False
    enter_to_submit: bool = True
    border: bool = True
    width: Width = "stretch"
    height: Height = "content"


@command
def form(
    dg: DeltaGenerator,
    key: str,
    clear_on_submit: bool = False,
    *,
    enter_to_submit: bool = True,
    border: bool = True,
    width: Width = "stretch",
    height: Height = "content",
) -> DeltaGenerator:
    """A container whose widgets' values come all at once, when a `form_submit_button` in it is pressed."""
    if form_of(dg):
        raise StreamlitInvalidLayoutContextError("A form cannot stand inside another form.")
    warn_of_widget()
    given = cast("object", key)  # a script may pass anything
    if not isinstance(given, str):
        raise TypeError(f"the key of a form is a text, not {type(given).__name__}")
    register(WidgetSpec(f"{PREFIX}-form-{key}", "form", None, _nothing, _nowhere, form_key=key))
    props = FormProps(
        key=key,
        clear_on_submit=bool(clear_on_submit),
        enter_to_submit=bool(enter_to_submit),
        border=bool(border),
        width=check_width(width),
        height=check_height(height),
    )
    return append_as(dg, props, DeltaGenerator, form=key)


@command
def form_submit_button(
    dg: DeltaGenerator,
    label: str = "Submit",
    help: str | None = None,
    on_click: Callable[..., object] | None = None,
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    key: Key | None = None,
    type: ButtonType = "secondary",
    icon: str | None = None,
    icon_position: IconPosition = "left",
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    shortcut: str | None = None,
    wrap: bool | None = None,
) -> bool:
    """Show the button that submits the form around it; gives whether it was pressed for this run."""
    given = cast("object", label)  # a script may pass anything
    named = f"FormSubmitter:{form_of(dg)}-{'' if given is None else given}"
    return button_of(
        dg,
        "form_submit_button",
        label,
        key=named if key is None else key,
        help=help,
        on_click=on_click,
        args=args,
        kwargs=kwargs,
        type=type,
        icon=icon,
        icon_position=icon_position,
        disabled=disabled,
        use_container_width=use_container_width,
        width=width,
        shortcut=shortcut,
        wrap=wrap,
    )


def _nothing(wire: WireValue) -> None:
    """A form has no value; being registered like a widget, there is one of its key."""


def _nowhere(value: object) -> None: ...
