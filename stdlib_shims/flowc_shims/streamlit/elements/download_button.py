"""`st.download_button`: a button that saves a file; where it is asked to, the click causes a run too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.button import ButtonType, IconPosition, check_button_type, check_icon_position
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidLayoutContextError
from flowc_shims.streamlit.host import Callback, FileMaker, current_host
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.media_source import guessed_mime
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.shortcut import check_shortcut
from flowc_shims.streamlit.widget import Args, Key, Kwargs, OnChange, WidgetProps, check_callback, common, register
from flowc_shims.streamlit.wording import check_icon

_TEXT, _BYTES = "text/plain", "application/octet-stream"


class DownloadButtonProps(WidgetProps, frozen=True, kw_only=True, tag="download_button"):
    """Clicking saves `data` under `file_name`, and sends `True` unless the change is ignored. None: the file is made
    when it is asked for (and there is none for a button that is disabled)."""

    data: BlobRef | None = None
    file_name: str | None = None
    type: ButtonType = "secondary"
    icon: str | None = None
    icon_position: IconPosition = "left"
    shortcut: str | None = None
    wrap: bool | None = None


@command
def download_button(
    dg: DeltaGenerator,
    label: str,
    data: object,
    file_name: str | None = None,
    mime: str | None = None,
    key: Key | None = None,
    help: str | None = None,
    on_click: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    type: ButtonType = "secondary",
    icon: str | None = None,
    icon_position: IconPosition = "left",
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    shortcut: str | None = None,
    wrap: bool | None = None,
) -> bool:
    """Show a button that saves `data` as a file; gives whether it was clicked for this run."""
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    looks, side = check_button_type(type), check_icon_position(icon_position)
    check_callback(on_click, args, kwargs, parameter="on_click")
    keys = None if shortcut is None else check_shortcut(shortcut)
    shared = common(
        dg,
        "download_button",
        label,
        key=key,
        help=help,
        on_change=on_click,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        submits=True,
    )
    identity = {
        "icon": icon,
        "file_name": file_name,
        "mime": mime,
        "type": looks,
        "icon_position": side,
        "shortcut": keys,
    }
    widget = shared.id(identity)
    if shared.form:
        raise StreamlitInvalidLayoutContextError("`st.download_button` has no place in a form.")
    maker = FileMaker(Callback(data), mime) if _makes(data) else None
    kept = None
    if maker is None:
        content, file_name, kind = _file(data, file_name, mime)
        kept = current_host().blob(content, kind)
    pressed = bool(register(shared.spec(widget, bool, bool, trigger=True, maker=maker)).value)
    props = DownloadButtonProps(
        **shared.props(widget),
        data=kept,
        file_name=file_name,
        type=looks,
        icon=check_icon(icon) or None,
        icon_position=side,
        shortcut=keys,
        wrap=wrap,
    )
    append(dg, props)
    return pressed


def _file(data: object, file_name: str | None, mime: str | None) -> tuple[bytes, str | None, str]:
    """What is saved, under which name, as what; an open file has a name of its own."""
    own = _name_of(data)
    if own and file_name is None:
        file_name = Path(own).name
    if own and mime is None and file_name:
        known = guessed_mime(file_name)
        mime = None if known == _BYTES else known
    content, kind = file_content(data)
    return content, file_name, mime or kind


def _makes(data: object) -> TypeGuard[Callable[[], object]]:
    return callable(data)


def _name_of(data: object) -> str:
    try:
        name = getattr(data, "name", None)
    except (AttributeError, ValueError, OSError):
        return ""
    return name if isinstance(name, str) else ""


def file_content(data: object) -> tuple[bytes, str]:
    """The bytes, and what they are; also of what a function has given."""
    if isinstance(data, str):
        return data.encode(), _TEXT
    if isinstance(data, io.TextIOWrapper):
        return data.read().encode(), _TEXT
    if isinstance(data, io.StringIO):
        return data.getvalue().encode(), _TEXT
    if isinstance(data, bytes):
        return data, _BYTES
    if isinstance(data, io.BytesIO):
        return data.getvalue(), _BYTES
    if isinstance(data, io.BufferedReader | io.RawIOBase):
        data.seek(0)
        return cast("bytes", data.read() or b""), _BYTES
    raise StreamlitAPIException(
        f"Text, bytes or an open file can be saved, not {data.__class__.__name__}.",
        error_id="download-button-invalid-binary-data-format",
    )
