"""`st.exception`, and what an uncaught exception looks like on the page: type, message and the user's own frames."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

import msgspec

from flowc_shims.streamlit.config import get_option
from flowc_shims.streamlit.control import Preempted
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import MarkdownFormattedException, StreamlitAPIWarning
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.tracebacks import frames

Link: TypeAlias = Literal["cause", "context", "member"]
"""Why another exception is shown: the later one was raised from it, while handling it, or is a group that holds it."""


class StackFrame(msgspec.Struct, frozen=True):
    """One line of a traceback, the outermost call first."""

    file: str
    line: int
    function: str
    source: str


class RelatedException(msgspec.Struct, frozen=True):
    """Another exception of the chain, in the order in which a traceback names them."""

    link: Link
    type: str
    message: str
    stack: tuple[StackFrame, ...]


class ExceptionProps(Props, frozen=True, kw_only=True, tag="exception"):
    type: str
    message: str
    message_is_markdown: bool = False
    is_warning: bool = False
    stack: tuple[StackFrame, ...] = ()
    related: tuple[RelatedException, ...] = ()
    width: WidthWithoutContent = "stretch"


@command
def exception(dg: DeltaGenerator, exception: BaseException, width: WidthWithoutContent = "stretch") -> DeltaGenerator:
    """Show an exception, with its stack where it was raised."""
    props = exception_props(exception, current_host().script_path)
    return append(dg, msgspec.structs.replace(props, width=check_width_without_content(width)))


def exception_props(error: BaseException, script_path: str, *, uncaught: bool = False) -> ExceptionProps:
    """How `error` is shown. An uncaught one is named with its module, as Streamlit does.

    The stack holds no frame of flowc; a frame of the script itself is kept under the script's own path.
    """
    return ExceptionProps(
        type=_type_name(error, uncaught=uncaught),
        message=_message(error),
        message_is_markdown=isinstance(error, MarkdownFormattedException) and not isinstance(error, SyntaxError),
        is_warning=isinstance(error, Warning),
        stack=_stack(error, script_path),
        related=tuple(_related(error, script_path, {id(error)})),
    )


_log: Final = logging.getLogger("flowc.script")
REDACTED: Final = "The app has failed with an error, whose details are in the server's log."


def as_asked_for(props: Props) -> Props:
    """An uncaught error, told as far as the option `client.showErrorDetails` says."""
    details = str(get_option("client.showErrorDetails")).lower()
    if details in ("full", "true") or not isinstance(props, ExceptionProps):
        return props
    lines = [f'  File "{frame.file}", line {frame.line}, in {frame.function}' for frame in props.stack]
    _log.error("%s: %s", props.type, "\n".join([props.message, *lines]))
    has_stack = details in ("stacktrace", "false")
    return msgspec.structs.replace(
        props,
        type=props.type if has_stack or details == "type" else "",
        message=REDACTED,
        message_is_markdown=False,
        stack=props.stack if has_stack else (),
        related=tuple(msgspec.structs.replace(one, message="") for one in props.related) if has_stack else (),
    )


_OWN_PACKAGES: Final = ("flowc", "flowc_compiler", "flowc_runtime", "flowc_shims")
_GLUE: Final = "<flowc"
_MOST_MEMBERS: Final = 15


def _type_name(error: BaseException, *, uncaught: bool) -> str:
    kind = type(error)
    if not uncaught:
        return kind.__name__
    # Scripts know these classes by the names of the package that they import.
    module = kind.__module__.replace("flowc_shims.streamlit", "streamlit")
    return kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"


def _message(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError) and error.text:
            return _syntax_message(error, error.text)
        return str(error).strip()
    except Exception:  # noqa: BLE001 - `__str__` is the user's and may raise anything; the page still shows the type
        return ""


def _syntax_message(error: SyntaxError, text: str) -> str:
    caret = " " * max((error.offset or 1) - 1, 0) + "^"
    place = f'File "{error.filename}", line {error.lineno}'
    return f"{place}\n  {text.rstrip()}\n  {caret}\n{type(error).__name__}: {error.msg}"


def _stack(error: BaseException, script_path: str) -> tuple[StackFrame, ...]:
    if isinstance(error, StreamlitAPIWarning):
        summary = _from_script_on(error.tacked_on_stack or traceback.StackSummary(), script_path)
    else:
        # A script may show anything as an exception.
        known = isinstance(cast("object", error), BaseException)
        summary = frames(error) if known else traceback.StackSummary()
    own_folders = _own_folders()
    return tuple(
        StackFrame(file=frame.filename, line=frame.lineno or 0, function=frame.name, source=frame.line or "")
        for frame in summary
        if frame.filename == script_path or not _is_own(frame.filename, own_folders)
    )


def _from_script_on(summary: traceback.StackSummary, script_path: str) -> traceback.StackSummary:
    """Without the frames of who runs the script (a server's thread, a test); all of them where it is not on the way."""
    first = next((at for at, frame in enumerate(summary) if frame.filename == script_path), 0)
    return traceback.StackSummary.from_list(summary[first:])


def _own_folders() -> tuple[str, ...]:
    """The folders of flowc's packages, as far as they are in use: nothing is imported for a traceback."""
    files = (getattr(sys.modules.get(package), "__file__", None) for package in _OWN_PACKAGES)
    return tuple(str(Path(file).parent) + os.sep for file in files if file)


def _is_own(filename: str, own_folders: tuple[str, ...]) -> bool:
    return filename.startswith((_GLUE, *own_folders))


def _related(error: BaseException, script_path: str, seen: set[int]) -> Iterator[RelatedException]:
    """What came before `error`, the oldest first, then the members where it is a group."""
    yield from _before(error, script_path, seen)
    yield from _members(error, script_path, seen)


def _before(error: BaseException, script_path: str, seen: set[int]) -> Iterator[RelatedException]:
    earlier, link = _earlier(error)
    if earlier is not None:
        yield from _told(earlier, link, script_path, seen)


def _members(error: BaseException, script_path: str, seen: set[int]) -> Iterator[RelatedException]:
    if isinstance(error, BaseExceptionGroup):
        members = cast("tuple[BaseException, ...]", error.exceptions)
        for member in members[:_MOST_MEMBERS]:
            yield from _told(member, "member", script_path, seen)


def _told(error: BaseException, link: Link, script_path: str, seen: set[int]) -> Iterator[RelatedException]:
    """`error` between what it came from and what it consists of. An exception is told once, even in a circle."""
    if id(error) in seen:
        return
    seen.add(id(error))
    yield from _before(error, script_path, seen)
    yield RelatedException(
        link=link, type=type(error).__name__, message=_message(error), stack=_stack(error, script_path)
    )
    yield from _members(error, script_path, seen)


def _earlier(error: BaseException) -> tuple[BaseException | None, Link]:
    if not isinstance(cast("object", error), BaseException):
        return None, "context"  # a script may show anything as an exception
    if error.__cause__ is not None:
        return error.__cause__, "cause"
    # That a newer event cut the run short is nothing the script did, and the next run is on its way.
    hidden = error.__suppress_context__ or isinstance(error.__context__, Preempted)
    return (None if hidden else error.__context__), "context"
