"""What a camera or a microphone has recorded: one file of one type, of which the reader says no name."""

from __future__ import annotations

from collections.abc import Callable

from flowc_shims.streamlit.host import WireValue, current_host
from flowc_shims.streamlit.uploaded_file import (
    MEGABYTE,
    Allowance,
    Files,
    UploadedFile,
    check_file_name,
    files_in,
    most_megabytes,
)


def takes(widget: str, ending: str) -> Files:
    """The session's files; from now on the browser may send one with this ending for the widget."""
    files = current_host().files
    files.allow(widget, Allowance(most_megabytes() * MEGABYTE, (ending,)))
    return files


def one_file(files: Files, ending: str) -> Callable[[WireValue], UploadedFile | None]:
    """How the widget's value is read."""

    def deserialize(wire: WireValue) -> UploadedFile | None:
        for found in files_in(files, wire)[:1]:
            check_file_name(found.name, (ending,))
            return found
        return None

    return deserialize
