"""Exceptions on the page: the user's own frames, in order, and none of flowc's."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE
from flowc_shims.streamlit.elements.exception import ExceptionProps, exception_props
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitAPIWarning
from tests.properties.fake_host import fake_host

SCRIPT = """\
import streamlit as st

def fails(kind):
    raise kind("what happened")

def misuse():
    st.columns(0)

def chained():
    try:
        fails(KeyError)
    except KeyError as error:
        raise ValueError("later") from error

def unset(ready):
    if ready:
        total = 1
    step = 2
    return (
        total
        + step
    )

def grouped():
    raise ExceptionGroup("both", [ValueError("one"), ExceptionGroup("inner", [TypeError("two")])])
"""


class Odd(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def _raised(tmp_path: Path, call: str, *, glue: str = "<flowc cell>") -> tuple[ExceptionProps, str]:
    """What an uncaught exception of `call` in the script looks like, and the script's path."""
    path = str(tmp_path / "app.py")
    Path(path).write_text(SCRIPT, encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    from flowc_shims.streamlit.finder import installed

    with installed(), fake_host(path):
        exec(compile(SCRIPT, path, "exec"), names)
        generated = compile(call, glue, "exec")
        try:
            exec(generated, names)
        except Exception as error:  # noqa: BLE001 - whatever the script raises is what is looked at
            here = error.__traceback__
            assert here is not None
            return exception_props(error.with_traceback(here.tb_next), path, uncaught=True), path
    raise AssertionError("nothing was raised")


def test_the_stack_has_the_users_lines_and_no_generated_ones(tmp_path: Path) -> None:
    props, path = _raised(tmp_path, "fails(ValueError)")
    assert props.type == "ValueError"
    assert props.message == "what happened"
    assert [(frame.file, frame.line, frame.function) for frame in props.stack] == [(path, 4, "fails")]
    assert props.stack[0].source == 'raise kind("what happened")'


def test_frames_of_commands_are_left_out(tmp_path: Path) -> None:
    props, path = _raised(tmp_path, "misuse()")
    assert props.type == "streamlit.errors.StreamlitInvalidColumnSpecError"
    assert props.message_is_markdown
    assert [(frame.file, frame.line) for frame in props.stack] == [(path, 7)]


def test_what_it_was_raised_from_comes_before_it(tmp_path: Path) -> None:
    props, _ = _raised(tmp_path, "chained()")
    assert [(each.link, each.type, [frame.line for frame in each.stack]) for each in props.related] == [
        ("cause", "KeyError", [11, 4])
    ]


def test_members_of_groups_follow_their_group(tmp_path: Path) -> None:
    props, _ = _raised(tmp_path, "grouped()")
    assert [each.message for each in props.related] == ["one", "inner (1 sub-exception)", "two"]
    assert {each.link for each in props.related} == {"member"}


def test_classes_are_named_with_their_module_only_when_nobody_caught_them() -> None:
    class Own(Exception):
        pass

    error = Own("m")
    assert exception_props(error, "app.py").type == "Own"
    assert exception_props(error, "app.py", uncaught=True).type.endswith(".Own")
    assert exception_props(StreamlitAPIException("m"), "app.py", uncaught=True).type.startswith("streamlit.errors.")


def test_a_circle_of_causes_ends() -> None:
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    assert [each.message for each in exception_props(one, "app.py").related] == ["two"]


def test_an_exception_that_cannot_be_read_is_still_shown() -> None:
    assert exception_props(Odd(), "app.py") == ExceptionProps(type="Odd", message="")


def test_syntax_errors_point_at_the_place() -> None:
    with pytest.raises(SyntaxError) as caught:
        compile("x = (", "nowhere.py", "exec")
    message = exception_props(caught.value, "nowhere.py").message
    assert message.splitlines()[:2] == ['File "nowhere.py", line 1', "  x = ("]
    assert message.endswith("SyntaxError: '(' was never closed")


def test_a_warning_shows_where_it_was_made() -> None:
    props = exception_props(StreamlitAPIWarning("careful"), "app.py")
    assert props.is_warning
    assert props.stack[-1].source == 'props = exception_props(StreamlitAPIWarning("careful"), "app.py")'


def test_the_command_shows_it_in_place() -> None:
    with fake_host() as host:
        MAIN_HANDLE.exception(ValueError("v"), width=100)
    assert host.only() == ExceptionProps(type="ValueError", message="v", width=100)


def test_an_unset_local_is_told_at_its_own_line_however_warm_the_function_is(tmp_path: Path) -> None:
    lines = [
        [frame.line for frame in _raised(tmp_path, warm + "unset(False)")[0].stack]
        for warm in ("", "[unset(True) for _ in range(50)]; ")
    ]
    assert lines == [[20], [20]]
