"""`st.chat_input`: a line at the foot of the page; what is sent is known in the one run that it causes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.chat_value import ChatInputValue
from flowc_shims.streamlit.delta_generator import DeltaGenerator, active_handle, append, command
from flowc_shims.streamlit.elements.audio_input import check_sample_rate
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
from flowc_shims.streamlit.page import BOTTOM, Props
from flowc_shims.streamlit.uploaded_file import (
    MEGABYTE,
    Allowance,
    Files,
    check_file_name,
    check_max_upload_size,
    file_types,
    files_in,
    most_megabytes,
    wire_of,
)
from flowc_shims.streamlit.widget import Args, Common, Key, Kwargs, WidgetProps, check_callback, common, register
from flowc_shims.streamlit.widget_id import user_key

SubmitMode: TypeAlias = Literal["submit", "disable", "stop"]
_MODES: Final[tuple[SubmitMode, ...]] = get_args(SubmitMode)
AcceptFile: TypeAlias = Literal["none", "single", "multiple", "directory"]
_SOUND: Final = (".wav",)
AUDIO: Final = "/audio"
"""Behind the widget's id: what the browser sends recordings for."""


class ChatInputProps(WidgetProps, frozen=True, kw_only=True, tag="chat_input"):
    """Enter sends the text; there is no `value`. Where files or recordings are accepted, a list is sent: the text, the
    files, and at most one recording, each as in other widgets. `label` stands in the line while it is empty. `pinned`:
    it stays in sight, below what scrolls. While a run is going on, `disable` takes no text, and `stop` offers to end
    the run."""

    max_chars: int | None = None
    submit_mode: SubmitMode = "submit"
    pinned: bool = False
    height: Height = "content"
    accept_file: AcceptFile = "none"
    types: tuple[str, ...] = ()
    max_mb: int = 200
    accept_audio: bool = False
    sample_rate: int | None = 16000


class ChatTextProps(Props, frozen=True, kw_only=True, tag="chat_text"):
    """The script has put this text into the line of the widget; the reader sends it, or not."""

    widget: str
    text: str


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
) -> str | ChatInputValue | None:
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
    types = file_types(file_type)
    check_sample_rate(audio_sample_rate, "audio_sample_rate")
    if shared.form:
        raise StreamlitInvalidLayoutContextError("`st.chat_input` has no place in a form.")

    most = most_megabytes(max_upload_size)
    files = current_host().files
    if accept_file:
        files.allow(widget, Allowance(most * MEGABYTE, types))
    if accept_audio:
        files.allow(widget + AUDIO, Allowance(most * MEGABYTE, _SOUND))
    reads = _Reads(files, types, max_chars, bool(accept_file), bool(accept_audio))
    sent = _sent(shared, widget, reads)
    pinned = _is_at_the_root(dg)
    props = ChatInputProps(
        **shared.props(widget),
        max_chars=max_chars,
        submit_mode=submit_mode,
        pinned=pinned,
        height=check_height(height),
        accept_file=_accepted(accept_file),
        types=types,
        max_mb=most,
        accept_audio=bool(accept_audio),
        sample_rate=audio_sample_rate,
    )
    append(_PINNED if pinned else dg, props)
    return cast("str | ChatInputValue | None", sent)


def _sent(shared: Common, widget: str, reads: _Reads) -> object:
    """What the reader has sent. A text that session state has for the line goes into it, and is nobody's message."""
    host, key = current_host(), user_key(shared.key)
    text = host.state_get(key) if key is not None and host.state_has(key) else None
    outcome = register(
        shared.spec(
            widget,
            reads.deserialize,
            _serialize,
            trigger=True,
            assignable=True,
            reconcile=reads.without_texts_of_the_script,
        )
    )
    if outcome.changed and outcome.value is None and isinstance(text, str):
        host.notice(ChatTextProps(widget=widget, text=text))
    elif outcome.changed or not isinstance(outcome.value, str | ChatInputValue | None):
        host.asked_at_each_use("what session state has for the line counts as sent in the runs after it was set")
    return None if outcome.changed else outcome.value


_PINNED: Final = DeltaGenerator(BOTTOM, "bottom", many=True)
"""The foot of the main part itself: a pinned line takes no placeholder's place."""


def _is_at_the_root(dg: DeltaGenerator) -> bool:
    """Whether no container is around it."""
    handle: DeltaGenerator | None = active_handle(dg, current_host())
    while handle is not None:
        if handle._many and handle._kind != "main":
            return False
        handle = handle._parent
    return True


@dataclass(frozen=True, slots=True)
class _Reads:
    """How the line reads what the browser sends."""

    files: Files
    types: tuple[str, ...]
    max_chars: int | None
    accept_files: bool
    accept_audio: bool

    def deserialize(self, wire: WireValue) -> str | ChatInputValue | None:
        parts = wire if isinstance(wire, list) else [wire]
        text = parts[0] if parts else None
        if not isinstance(text, str):
            return None
        text = text[: self.max_chars] if self.max_chars else text
        if not (self.accept_files or self.accept_audio):
            return text
        found = files_in(self.files, parts[1]) if len(parts) > 1 else []
        said = files_in(self.files, parts[2]) if len(parts) > 2 else []
        for one, types in (*((one, self.types) for one in found), *((one, _SOUND) for one in said)):
            check_file_name(one.name, types)
        return ChatInputValue(text, found, said[0] if said else None, self.accept_files, self.accept_audio)

    def without_texts_of_the_script(self, current: object, wire: WireValue) -> object:
        by_script = isinstance(current, str) and (wire is None or self.deserialize(wire) != current)
        return None if by_script else current


def _serialize(value: object) -> WireValue:
    if not isinstance(value, ChatInputValue):
        return cast("str | None", value)
    held = vars(value)
    return [held.get("text", ""), wire_of(held.get("files")), wire_of(held.get("audio"))]


def _accepted(accept_file: bool | str) -> AcceptFile:
    match accept_file:
        case "multiple" | "directory":
            return accept_file
        case _:
            return "single" if accept_file else "none"


def _check(accept_file: object, submit_mode: object, max_upload_size: object) -> None:
    if accept_file not in (True, False, "multiple", "directory"):
        raise StreamlitValueError("accept_file", ["True", "False", "'multiple'", "'directory'"])
    if submit_mode not in _MODES:
        raise StreamlitValueError("submit_mode", [repr(mode) for mode in _MODES])
    check_max_upload_size(max_upload_size)
