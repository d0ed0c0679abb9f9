"""`st.file_uploader`: files of the reader's, as open files in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.host import WireValue, current_host
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.uploaded_file import (
    MEGABYTE,
    Allowance,
    Files,
    Shown,
    UploadedFile,
    check_file_name,
    check_max_upload_size,
    file_types,
    files_in,
    most_megabytes,
    shown_of,
    wire_of,
)
from flowc_shims.streamlit.widget import (
    Args,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    WidgetProps,
    check_callback,
    common,
    register,
)

AcceptMultipleFiles: TypeAlias = "bool | Literal['directory']"


class FileUploaderProps(WidgetProps, frozen=True, kw_only=True, tag="file_uploader"):
    """`types`: media types and endings that may be chosen; none: any. `max_mb` is the most that one file may have."""

    value: tuple[Shown, ...]
    default: tuple[Shown, ...] = ()
    types: tuple[str, ...] = ()
    multiple: bool = False
    directory: bool = False
    max_mb: int = 200


@command
def file_uploader(
    dg: DeltaGenerator,
    label: str,
    type: str | Sequence[str] | None = None,
    accept_multiple_files: AcceptMultipleFiles = False,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    max_upload_size: int | None = None,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
) -> UploadedFile | list[UploadedFile] | None:
    """Show a place to drop files; gives the file, or the list of files."""
    check_callback(on_change, args, kwargs)
    check_max_upload_size(max_upload_size)
    shared = common(
        dg,
        "file_uploader",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
    )
    identity = {"type": type, "accept_multiple_files": accept_multiple_files, "max_upload_size": max_upload_size}
    widget = shared.id(identity, with_key=("type", "accept_multiple_files", "max_upload_size"))
    types = file_types(type)
    several = accept_multiple_files is True or accept_multiple_files == "directory"
    most = most_megabytes(max_upload_size)
    files = current_host().files
    files.allow(widget, Allowance(most * MEGABYTE, types))
    outcome = register(shared.spec(widget, partial(_deserialize, files, types, several), wire_of, assignable=False))
    props = FileUploaderProps(
        **shared.props(widget),
        value=shown_of(outcome.wire),
        types=types,
        multiple=several,
        directory=accept_multiple_files == "directory",
        max_mb=most,
    )
    append(dg, props)
    return cast("UploadedFile | list[UploadedFile] | None", outcome.value)


def _deserialize(files: Files, types: Sequence[str], several: bool, wire: WireValue) -> object:
    found = files_in(files, wire)
    for one in found:
        check_file_name(one.name, types)
    if several:
        return found
    return found[0] if found else None
