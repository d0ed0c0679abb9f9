"""What a walk that starts again says once more does not go out a second time; what differs does, with its line."""

from __future__ import annotations

from collections.abc import Iterable

from flowc_runtime.said import Said


def speak(said: Said, speaker: str, *texts: str) -> str:
    """What goes out."""
    said.speaks(speaker)
    return "".join(said.news("stdout", text) for text in texts)


def walk(said: Said, *lines: tuple[str, Iterable[str]]) -> str:
    return "".join(speak(said, speaker, *texts) for speaker, texts in lines)


def test_what_was_said_is_said_in_silence() -> None:
    said = Said()
    assert walk(said, ("a", ["1\n"]), ("b", ["2\n"])) == "1\n2\n"
    said.begin_again({"a", "b"})
    assert walk(said, ("a", ["1\n"]), ("b", ["2\n", "3\n"]), ("c", ["1\n"])) == "3\n1\n"
    said.begin_again({"a", "b", "c"})
    assert walk(said, ("b", ["2\n", "3\n"]), ("c", ["1\n"]), ("a", ["1\n", "1\n"])) == "1\n"


def test_what_differs_goes_out_from_its_line_on() -> None:
    said = Said()
    assert walk(said, ("a", ["one\n", "n is ", "1", "\n", "end\n"]), ("b", ["b\n"])) == "one\nn is 1\nend\nb\n"
    said.begin_again({"a", "b"})
    assert walk(said, ("a", ["one\n", "n is ", "2", "\n", "end\n"]), ("b", ["b\n"])) == "n is 2\nend\n"


def test_who_is_not_reached_for_a_while_has_spoken_all_the_same() -> None:
    said = Said()
    assert walk(said, ("a", ["1\n"]), ("b", ["2\n"])) == "1\n2\n"
    said.begin_again({"a", "b"})
    assert walk(said, ("a", ["1\n"])) == ""
    said.begin_again({"a", "b"})
    assert walk(said, ("b", ["2\n"])) == ""


def test_what_the_gone_have_said_may_be_said_by_others() -> None:
    said = Said()
    assert walk(said, ("a", ["1\n"]), ("b", ["2\n"]), ("c", ["3\n"])) == "1\n2\n3\n"
    said.begin_again({"a"})
    assert walk(said, ("a", ["1\n"]), ("b and c", ["2\n", "3\n", "4\n"])) == "4\n"


def test_streams_are_told_apart() -> None:
    said = Said()
    assert said.news("stdout", "x") == "x"
    said.begin_again(())
    assert said.news("stderr", "x") == "x"
