"""Files that a user of these tests has: each is known by its name alone, to both sides."""

from __future__ import annotations

import mimetypes
from typing import Final

from tests.parity.normal_form import Json

KINDS: Final = frozenset({"file_uploader", "camera_input", "audio_input"})
"""Widgets that hold files; in a step, their value is a list of names."""


def content_of(name: str) -> bytes:
    return f"of {name}\n1,2\n3,4\n".encode() * (len(name) % 3 + 1)


def type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def id_of(name: str) -> str:
    return f"id of {name}"


def wire_of(names: Json) -> list[Json]:
    """What stands on a page for files of these names."""
    found = names if isinstance(names, list) else []
    return [[id_of(name), name, len(content_of(name))] for name in found if isinstance(name, str)]
