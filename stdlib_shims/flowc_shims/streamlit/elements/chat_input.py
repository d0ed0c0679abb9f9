"""`st.chat_input`: a line at the foot of the page; what is sent is known in the one run that it causes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, active_handle, append, command
from flowc_shims.streamlit.errors import (
    StreamlitInvalidLayoutContextError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WireValue, current_host
from flowc_shims.streamlit.layout_size import (
    Height,
    WidthWithoutContent,
    check_height,
    check_width_without_content,
)
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import MAIN
from flowc_shims.streamlit.widget import Args, Key, Kwargs, WidgetProps, check_callback, common, register

SubmitMode: TypeAlias = Literal["submit", "disable", "stop"]
_MODES: Final[tuple[SubmitMode, ...]] = get_args(SubmitMode)
_RATES: Final = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000)


class ChatInputProps(WidgetProps, frozen=True, kw_only=True, tag="chat_input"):
    """Enter sends the text; there is no `value`. `label` stands in the line while it is empty. `pinned`: it stays in
    sight, below what scrolls. While a run is going on, `disable` takes no text, and `stop` offers to end the run."""

    max_chars: int | None = None
    submit_mode: SubmitMode = "submit"
    pinned: bool = False
    height: Height = "content"


@command
def chat_input(
    dg: DeltaGenerator,
    placeholder: str = "Your message",
    *,
    key: Key | None = None,
    max_chars: int | None = None,
    max_upload_size: int | None = None,
    accept_file: bool | Literal["multiple", "directory"] = False,
    file_type: str | Sequence[str] | None = None,
    accept_audio: bool = False,
    audio_sample_rate: int | None = 16000,
    disabled: bool = False,
    submit_mode: SubmitMode = "submit",
    on_submit: Callable[..., object] | None = None,
    args: Args = None,
    kwargs: Kwargs = None,
    width: WidthWithoutContent = "stretch",
    height: Height = "content",
) -> str | None:
    """Show a line for a message; gives what was sent for this run, else None."""
    check_callback(on_submit, args, kwargs, parameter="on_submit", modes=())
    shared = common(
        dg,
        "chat_input",
        placeholder,
        key=key,
        help=None,
        on_change=on_submit,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width_without_content(width),
        submits=True,
    )
    _check(accept_file, submit_mode, max_upload_size)
    refuse_parameter("chat_input", accept_file=bool(accept_file), accept_audio=bool(accept_audio))
    identity = {
        "max_chars": max_chars,
        "max_upload_size": max_upload_size,
        "accept_file": accept_file,
        "file_type": file_type,
        "accept_audio": accept_audio,
        "audio_sample_rate": audio_sample_rate,
        "submit_mode": submit_mode,
        "height": height,
    }
    widget = shared.id(identity, with_key=("accept_file", "file_type", "max_chars", "max_upload_size"))
    if audio_sample_rate is not None and audio_sample_rate not in _RATES:
        raise StreamlitValueError("audio_sample_rate", [*map(str, _RATES), "None"])
    if shared.form:
        raise StreamlitInvalidLayoutContextError("`st.chat_input` has no place in a form.")

    def deserialize(wire: WireValue) -> str | None:
        text = wire if isinstance(wire, str) else None
        return text[:max_chars] if text is not None and max_chars else text

    sent = register(shared.spec(widget, deserialize, _serialize, trigger=True)).value
    pinned = _is_at_the_root(dg)
    props = ChatInputProps(
        **shared.props(widget),
        max_chars=max_chars,
        submit_mode=submit_mode,
        pinned=pinned,
        height=check_height(height),
    )
    append(_ROOT if pinned else dg, props)
    return cast("str | None", sent)


_ROOT: Final = DeltaGenerator(MAIN, "main", many=True)
"""The main part itself: a pinned line takes no placeholder's place."""


def _is_at_the_root(dg: DeltaGenerator) -> bool:
    """Whether no container is around it."""
    handle: DeltaGenerator | None = active_handle(dg, current_host())
    while handle is not None:
        if handle._many and handle._kind != "main":
            return False
        handle = handle._parent
    return True


def _serialize(value: object) -> WireValue:
    return cast("str | None", value)


def _check(accept_file: object, submit_mode: object, max_upload_size: object) -> None:
    if accept_file not in (True, False, "multiple", "directory"):
        raise StreamlitValueError("accept_file", ["True", "False", "'multiple'", "'directory'"])
    if submit_mode not in _MODES:
        raise StreamlitValueError("submit_mode", [repr(mode) for mode in _MODES])
    whole = isinstance(max_upload_size, int) and not isinstance(max_upload_size, bool)
    if max_upload_size is not None and not (whole and cast("int", max_upload_size) >= 1):
        raise StreamlitValueError("max_upload_size", ["a positive integer"])
