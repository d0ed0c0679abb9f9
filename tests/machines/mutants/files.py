"""Switches for what is known of files that a browser has sent."""

from __future__ import annotations

from typing import Final, cast

from flowc_runtime import doors, values
from flowc_runtime.heap import walk
from flowc_shims.streamlit.uploaded_file import UploadedFile
from tests.machines.mutants.mutant import Mutant


def _as_the_same_object(value: object) -> object:
    return cast("list[object]", value).copy() if type(value) is list else value


FILES: Final = (
    Mutant(
        "reading an uploaded file changes nothing",
        lambda patch: patch.setitem(walk._LASTING, UploadedFile, walk.LEAF),
        ("uploaded_file_is_read", "uploaded_files_in_a_list", "uploaded_file_is_closed"),
    ),
    Mutant(
        "a widget's file is noted as the object that session state holds",
        lambda patch: patch.setattr(doors, "as_it_is", _as_the_same_object),
        ("uploaded_file_in_session_state_is_read",),
    ),
    Mutant(
        "the same upload is the same value wherever it has been read to",
        lambda patch: patch.setattr(values, "same_file", UploadedFile.__eq__),
        ("uploaded_file_in_session_state_is_read",),
    ),
)
