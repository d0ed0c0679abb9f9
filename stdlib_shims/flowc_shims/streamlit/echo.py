"""`st.echo`: runs the block of a `with`, and shows its source."""

from __future__ import annotations

import ast
import logging
import sys
import textwrap
import tokenize
from types import TracebackType
from typing import ClassVar, Final, Literal, cast

from flowc_shims.streamlit.delta_generator import COMMANDS, MAIN_HANDLE, DeltaGenerator
from flowc_shims.streamlit.host import has_host

_log: Final = logging.getLogger("flowc.echo")
_OURS: Final = ("flowc_shims.", "flowc_runtime.", "contextlib")


class Echo:
    """What `with` takes. The source is that of the file as it is on disk."""

    __slots__ = ("_below", "_place", "_said", "_source")

    __flowc_transparent__: ClassVar[bool] = True

    def __init__(self, *, below: bool) -> None:
        self._below = below
        self._place: DeltaGenerator = MAIN_HANDLE
        self._said: str | None = None
        self._source: str | None = None

    def __enter__(self) -> None:
        self._source = self._said = None
        if has_host() and not self._below:
            self._place = cast("DeltaGenerator", COMMANDS["empty"](MAIN_HANDLE))
        try:
            self._source = _block(*_caller())
        except OSError as error:
            self._said = f"The source cannot be shown: {error}"
            _log.warning("%s", self._said)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        if kind is None and has_host():
            if self._source is not None:
                COMMANDS["code"](self._place, self._source, "python")
            elif self._said is not None:
                COMMANDS["warning"](self._place, self._said)
        return False


def echo(code_location: Literal["above", "below"] = "above") -> Echo:
    """Show the source of the block, above what it shows or below: `with st.echo(): …`."""
    return Echo(below=code_location == "below")


def _caller() -> tuple[str, int]:
    """File and line of the `with`: the first frame that is not of this package."""
    frame = sys._getframe(2)
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).startswith(_OURS):
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno


def _block(file: str, line: int) -> str:
    """The statements in the `with` that begins at the line. Raises OSError."""
    with tokenize.open(file) as source:
        lines = source.readlines()
    withs = [node for node in ast.walk(ast.parse("".join(lines))) if isinstance(node, ast.With | ast.AsyncWith)]
    found = [node for node in withs if node.lineno == line]
    if not found:
        raise OSError(f"there is no block at line {line} of {file}")
    first = found[0].body[0]
    decorators: list[ast.expr] = getattr(first, "decorator_list", [])
    start = min([first.lineno, *(one.lineno for one in decorators)])
    return textwrap.dedent("".join(lines[start - 1 : found[0].end_lineno]))
