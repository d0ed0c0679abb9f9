"""A shown exception -> its type, message and a traceback of the user's own files.

Where the framework itself raised it (a KeyError or AttributeError of `st.session_state` included), its sentence is
replaced, and what it caught before is left out: flowc says the same in words of its own, and works otherwise. Frames
of libraries are left out on both sides (the two environments hold them in different places), the marks under a line
of code too, since they depend on how a line was compiled. So is the line of an unset local name: CPython 3.11 tells the
line before once a function is warm (`flowc_shims/streamlit/tracebacks.py`), and Streamlit passes that on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import PurePath
from typing import Final, TypeGuard

from tests.parity.dropped_fields import WORDING
from tests.parity.normal_form import Json

_FRAME: Final = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<function>.*)$')
_REDACTED: Final = ("This app has encountered an error", "The app has failed with an error")
"""How each side begins to tell that the page keeps an error's message back."""
_LINKS: Final = {
    "The above exception was the direct cause": "cause",
    "During handling of the above exception": "context",
    "+----": "member",
}


def exception_props(props: dict[str, Json], traceback: list[Json], *, own_words: bool) -> dict[str, Json]:
    """The props of an `exception` node. `own_words`: the framework's own checks raised it."""
    words = _words_of_errors_of_its_own(traceback)
    traceback = [{**row, "message": WORDING} if _says(row, words) else row for row in traceback]
    props = {**props, "traceback": _without_unsteady_lines(traceback, str(props.get("type", "")))}
    if _says(props, words):
        props["message"] = WORDING
    if str(props["message"]).startswith(_REDACTED):
        return {**props, "message": WORDING, "is_markdown": False}
    if own_words or "st.session_state" in str(props["message"]):
        props["message"] = WORDING
        props["is_markdown"] = False
        props["traceback"] = _without_chain(traceback)
    return props


def parsed_traceback(rows: Iterable[str]) -> list[Json]:
    """Rows as Python prints them -> frames of user files, links of the chain, and the errors it names."""
    return [form for row in rows if (form := _row_form(row)) is not None]


def frame_form(file: str, line: int, function: str, code: str) -> Json:
    """One frame, or None for a library's."""
    if "site-packages" in file or "/lib/python" in file or file.startswith("<"):
        return None
    return {"file": PurePath(file).name, "line": line, "function": function, "code": code.strip()}


def error_form(kind: str, message: str) -> Json:
    return {"error": kind.rpartition(".")[2], "message": message}


def link_form(link: str) -> Json:
    return {"link": link}


def _words_of_errors_of_its_own(traceback: list[Json]) -> set[str]:
    """What the framework says in the errors below the one that is shown; that one may pass it on."""
    errors = [row for row in traceback if isinstance(row, dict) and str(row.get("error", "")).startswith("Streamlit")]
    return {str(row["message"]) for row in errors}


def _says(form: Json, words: set[str]) -> TypeGuard[dict[str, Json]]:
    return isinstance(form, dict) and form.get("message") in words


def _without_chain(traceback: list[Json]) -> list[Json]:
    """Only the error itself: which errors the framework caught on its way to raising it is its own affair."""
    links = [at for at, row in enumerate(traceback) if row in (link_form("cause"), link_form("context"))]
    return traceback[links[-1] + 1 :] if links else traceback


def _without_unsteady_lines(traceback: list[Json], kind: str) -> list[Json]:
    """Without the line of the innermost frame of each UnboundLocalError; `kind` is the error that is shown itself."""
    shown = error_form(kind, "")
    return [
        {**row, "line": 0, "code": ""} if _is_frame(row) and _tells(after or shown, "UnboundLocalError") else row
        for row, after in zip_longest(traceback, traceback[1:])
    ]


def _is_frame(row: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(row, dict) and "file" in row


def _tells(row: Json, kind: str) -> bool:
    return isinstance(row, dict) and row.get("error") == kind


def _row_form(row: str) -> Json:
    lines = row.splitlines()
    found = _FRAME.match(lines[0]) if lines else None
    if found is not None:
        return frame_form(found["file"], int(found["line"]), found["function"], lines[1] if len(lines) > 1 else "")
    for start, link in _LINKS.items():
        if row.startswith(start):
            return link_form(link)
    kind, _, message = row.partition(": ")
    return error_form(kind, message)
