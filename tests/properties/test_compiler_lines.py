"""What tools see of emitted code: line events (pdb, coverage), sources of functions, lines of warnings: the user's."""

from __future__ import annotations

import inspect
import linecache
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest
from hypothesis import given

from tests.properties.small_programs import programs
from tests.properties.stub_frame import PATH, Outcome, compiled, execute, plain

if TYPE_CHECKING:
    from _typeshed import TraceFunction

Event: TypeAlias = tuple[str, int]
"""A function and a line of it."""

STEPPED: Final = {
    "statements": "a = 1\n\nb = a + 1\nout.write(a)\nout.write(b)\n",
    "branches": "a = 1\nif a:\n    out.write(1)\n    b = 2\nelse:\n    out.write(2)\nout.write(3)\n",
    "loops": "for i in range(3):\n    out.write(i)\n    a = i\nout.write(a)\n",
    "functions": """\
        def f(a, b=2):
            out.write(a)
            c = a + b
            if c > 3:
                out.write(c)
                return c
            return b

        x = f(1)
        y = f(2)
        out.write(x)
        """,
    "contexts": "with out.box() as b:\n    out.write(b)\n    c = b\nout.write(c)\n",
    "a closed function": "def f(a):\n    b = a + 1\n    return b\nx = f(1) + f(2)\nout.write(x)\n",
}


@contextmanager
def stepping(events: list[Event]) -> Iterator[None]:
    """As a debugger that stops at each line of the script."""

    def trace(frame: FrameType, event: str, _argument: object) -> TraceFunction | None:
        if frame.f_code.co_filename != PATH:
            return None
        if event == "line":
            events.append((frame.f_code.co_name, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def stops(run: Callable[[str], Outcome], text: str) -> list[Event]:
    """Each line that is come to. Glue has the line of the statement that it serves, so staying on one counts once."""
    events: list[Event] = []
    with stepping(events):
        run(text)
    return [event for position, event in enumerate(events) if position == 0 or events[position - 1] != event]


@pytest.mark.parametrize("name", STEPPED)
def test_a_debugger_stops_where_it_does_in_the_source(name: str) -> None:
    text = textwrap.dedent(STEPPED[name])
    expected = stops(plain, text)
    assert len(expected) > 3
    assert stops(execute, text) == expected


@given(programs())
def test_lines_are_those_of_the_source_whatever_it_is(text: str) -> None:
    """Coverage: the same lines are seen to execute. (Where an error leaves a `finally`, CPython itself comes by its
    last line once more.)"""
    seen, expected = set(stops(execute, text)), set(stops(plain, text))
    assert seen <= expected
    assert seen == expected or plain(text).error


def test_the_source_of_a_function_is_found() -> None:
    text = "def f(a):\n    out.write(a)\n    return a\n\n\ndef g(b):\n    return [\n        b,\n    ]\n\n\nf(1)\n"
    linecache.cache[PATH] = (len(text), None, text.splitlines(keepends=True), PATH)
    try:
        code = compiled(text).code
        assert code is not None
        found = [inspect.getsource(part) for part in functions_of(code)]
    finally:
        del linecache.cache[PATH]
    assert found == [text[: text.index("\n\n") + 1]] * 2 + [text[text.index("def g") : text.rindex("\n\n\n") + 1]]


def functions_of(code: CodeType) -> list[FunctionType]:
    return [FunctionType(part, {}) for part in code.co_consts if isinstance(part, CodeType)]


def test_a_warning_is_about_the_users_line() -> None:
    text = "import warnings\n\n\ndef f():\n    out.write(1)\n    warnings.warn('look', stacklevel=2)\n\n\nf()\n"
    for run in (plain, execute):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            run(text)
        assert [(str(one.message), one.filename, one.lineno) for one in caught] == [("look", PATH, 9)]


def test_columns_are_those_of_the_source() -> None:
    text = "a = [1, 0]\nout.write(a)\nb = (1 + a[0]) / a[1] + len(a)\n"
    code = compiled(text).code
    assert code is not None
    spans = {span for span in code.co_positions() if span[0] == 3}
    assert (3, 3, 4, 21) in spans
    assert (3, 3, 4, 30) in spans
