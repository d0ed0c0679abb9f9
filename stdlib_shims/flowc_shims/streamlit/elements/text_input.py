"""`st.text_input`: one line of text."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.text_value import BINDING, text_of, text_spec
from flowc_shims.streamlit.time_span import seconds_of
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)
from flowc_shims.streamlit.wording import check_icon

TextType: TypeAlias = Literal["default", "password", "email", "url", "phone", "search"]


class TextInputProps(WidgetProps, frozen=True, kw_only=True, tag="text_input"):
    """`value` is sent when the input is left or Enter is pressed, or `live_debounce_ms` after the last key stroke."""

    value: str | None
    default: str | None = ""
    type: TextType = "default"
    max_chars: int | None = None
    autocomplete: str = ""
    placeholder: str | None = None
    icon: str | None = None
    required: bool = False
    validate_regex: str | None = None
    validate_message: str | None = None
    live_debounce_ms: int | None = None


class _Usual(NamedTuple):
    """What an input of some type has where the script says nothing."""

    autocomplete: str
    icon: str | None = None
    placeholder: str | None = None
    regex: str | None = None
    message: str | None = None


_USUAL: Final[dict[TextType, _Usual]] = {
    "default": _Usual(""),
    "password": _Usual("new-password"),
    "email": _Usual(
        "email",
        ":material/mail:",
        "you@example.com",
        r"^[^\s@]+@[^\s@]+\.[^\s@]+$",
        "This is no e-mail address.",
    ),
    "url": _Usual(
        "url", ":material/link:", "https://example.com", r"^([Hh][Tt][Tt][Pp][Ss]?://)?[^\s/.]+\.[^\s]+$", "No URL."
    ),
    "phone": _Usual("tel", ":material/call:", "+1 234 567 8900"),
    "search": _Usual("off", ":material/search:", "Search"),
}


@command
def text_input(
    dg: DeltaGenerator,
    label: str,
    value: object = "",
    max_chars: int | None = None,
    key: Key | None = None,
    type: TextType = "default",
    help: str | None = None,
    autocomplete: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    placeholder: str | None = None,
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    icon: str | None = None,
    validate: str | tuple[str, str] | None = None,
    live: str | bool = False,
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> str | None:
    """Show an input for one line; gives the text."""
    debounce = _debounce_ms(live)
    if type not in _USUAL:
        raise StreamlitValueError("type", [repr(name) for name in _USUAL])
    usual = _USUAL[type]
    shared = common(
        dg,
        "text_input",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
        bind=bind,
        persist_state=persist_state,
    )
    if shared.binds and type == "password":
        raise StreamlitIncompatibleParametersError(
            "bind='query-params'", "type='password'", explanation="A password must not show in an address."
        )
    default = text_of(value)
    regex, message = _regex_and_message(validate)
    identity = {
        "value": default,
        "max_chars": max_chars,
        "type": type,
        "autocomplete": autocomplete,
        "placeholder": placeholder,
        "icon": icon,
        "live": debounce,
        "validate": regex,
        "required": required,
    }
    widget = shared.id(identity, with_key=("max_chars", "validate"))
    outcome = register(text_spec(shared, widget, default, max_chars))
    props = TextInputProps(
        **shared.props(widget, BINDING, None if outcome.value is None else default),
        value=text_of(outcome.wire),
        default=None if outcome.value is None else default,
        type=type,
        max_chars=max_chars,
        autocomplete=usual.autocomplete if autocomplete is None else autocomplete,
        placeholder=usual.placeholder if placeholder is None else str(placeholder),
        icon=usual.icon if icon is None else check_icon(icon) or None,
        required=required,
        validate_regex=usual.regex if validate is None else regex,
        validate_message=usual.message if validate is None else message,
        live_debounce_ms=debounce,
    )
    append(dg, props)
    return cast("str | None", outcome.value)


def _regex_and_message(validate: object) -> tuple[str | None, str | None]:
    if validate is None:
        return None, None
    if isinstance(validate, str):
        return validate, None
    if not isinstance(validate, tuple):
        raise StreamlitInvalidParameterTypeError("validate", type(validate).__name__, ["None", "str", "tuple"])
    match cast("tuple[object, ...]", validate):
        case (str(regex), str(message)):
            return regex, message
        case _:
            raise StreamlitValueError("validate", ["a regular expression", "a tuple of expression and message"])


def _debounce_ms(live: object) -> int | None:
    """How long to wait after a key stroke; None where only leaving the input sends."""
    if live is False:
        return None
    if live is True:
        return 250
    if not isinstance(live, str):
        hint = "Give the unit, as in `'300ms'`." if isinstance(live, int | float | timedelta) else None
        raise StreamlitInvalidParameterTypeError("live", type(live).__name__, ["bool", "str"], detail=hint)
    seconds = seconds_of(live)
    milliseconds = round(seconds * 1000)
    if seconds < 0 or milliseconds > 60_000:
        raise StreamlitValueOutOfRangeError("live", live, "0ms", "1m")
    return max(milliseconds, 1) if seconds > 0 else 0
