"""What a test gives as a script -> a file with it.

Holds: a function's body stands in the file at the same line distances as in the test; equal texts are one file.
"""

from __future__ import annotations

import hashlib
import inspect
import sys
import tempfile
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from flowc_shims.streamlit.host import current_host

GIVEN: Final = "__flowc_given__"


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What `from_function` passes on. Scripts get hold of the very objects, in every run, as of a cached resource."""

    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict[str, object])


def file_of_text(script: str) -> Path:
    text = textwrap.dedent(script)
    path = Path(_folder().name) / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.py"
    path.write_text(text, encoding="utf-8")
    return path


def text_of_function(function: Callable[..., object], given: Given) -> str:
    """The function, and a call of it; what it is given is taken from a module of this process by a number."""
    lines, _ = inspect.getsourcelines(function)
    source = textwrap.dedent("".join(lines))
    name = getattr(function, "__name__", "script")
    if not given.args and not given.kwargs:
        return f"{source}\n{name}()\n"
    _given[id(given)] = given
    return (
        f"{source}\nfrom {__name__} import given as {GIVEN}\n"
        f"{name}(*{GIVEN}({id(given)})[0], **{GIVEN}({id(given)})[1])\n"
    )


def given(number: int) -> tuple[tuple[object, ...], dict[str, object]]:
    """What belongs to a function that runs as a script; emitted scripts call it."""
    found = _given[number]
    host = current_host()
    for value in (*found.args, *found.kwargs.values()):
        host.outlives(value)
    return found.args, dict(found.kwargs)


def caller_of(depth: int) -> Path:
    """The folder of the file that called, so many calls away."""
    return Path(sys._getframe(depth + 1).f_code.co_filename).parent


_given: Final[dict[int, Given]] = {}
"""By identity, for as long as the process lives: tests make few."""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="flowc-app-test-")
