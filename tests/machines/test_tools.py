"""The machine's own parts: scripts are valid and varied, edits compile, actions read back, failures are made small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from tests.machines.actions import Action, Again, AppendFile, Clear, Click, ReplaceText, SetValue, Wait, parse, show
from tests.machines.deadline import TooLong, deadline
from tests.machines.edits import any_edit, compiles, replacement
from tests.machines.grammar import any_app, any_script, production_of_lines, strip_tags
from tests.machines.grammar.gen import PRODUCTIONS
from tests.machines.grammar.pages import NAMES
from tests.machines.minimize import minimize
from tests.machines.observed import Observed, difference, state_lines


def test_scripts_compile_and_are_the_same_for_the_same_seed() -> None:
    for seed in range(60):
        script = any_script(Random(seed))
        text = script.text
        assert compiles(text), text
        assert all(compiles(content) for content in script.modules.values())
        assert text == any_script(Random(seed)).text


def test_apps_compile_and_are_the_same_for_the_same_seed() -> None:
    for seed in range(40):
        app = any_app(Random(seed))
        assert all(compiles(content) for content in (app.text, *app.modules.values()))
        assert (app.text, app.modules) == ((again := any_app(Random(seed))).text, again.modules)
        assert (app.style == "folder") is (".navigation(" not in app.text)


def test_every_statement_of_pages_occurs() -> None:
    used: Counter[str] = Counter()
    for seed in range(60):
        used.update(any_app(Random(seed)).used)
    assert set(NAMES) <= set(used)


def test_every_production_occurs() -> None:
    used: Counter[str] = Counter()
    for seed in range(600):
        used.update(any_script(Random(seed), size=16).used)
    assert set(used) == set(PRODUCTIONS)


def test_each_line_names_its_production() -> None:
    script = any_script(Random(3))
    names = production_of_lines(script.text)
    assert len(names) == len(script.text.splitlines())
    assert set(names.values()) - {"prelude", "main"} <= set(script.used)
    assert "#~" not in strip_tags(script.text)


@pytest.mark.parametrize(
    "loop",
    [
        "while n < 3:\n    st.text(n)\n",
        "while n < 3:\n    n += 0\n",
        "while True:\n    n += 1\n",
        "while True:\n    if n > 3: break\n",
    ],
)
def test_no_edit_leaves_a_loop_without_end(loop: str) -> None:
    assert not compiles(loop)
    assert compiles("while n < 3:\n    n += 1\nwhile True:\n    n += 1\n    if n > 3: break\n")


def test_edits_change_the_text_and_compile() -> None:
    changed = 0
    for seed in range(80):
        text = any_script(Random(seed)).text
        edited = any_edit(Random(seed), text)
        assert compiles(edited)
        changed += edited != text
        change = replacement(text, edited)
        assert text.replace(change.old, change.new, 1) == edited
        assert edited == text or 0 < len(change.old) < len(text)
    assert changed > 70


@pytest.mark.parametrize(
    "action",
    [
        SetValue("n", 4),
        SetValue("a longer; label", [1, 2.5]),
        SetValue("t", 'quote " and ; in it'),
        Click("go"),
        Click("two words"),
        Again(),
        Clear(),
        ReplaceText("a = 1\n", 'a = "2"; b'),
        AppendFile("a.txt", "1;\n"),
        AppendFile("a.txt", ""),
        Wait(3),
    ],
)
def test_an_action_reads_back(action: Action) -> None:
    assert parse(show([action])) == (action,)
    assert parse(show([action, Again(), action])) == (action, Again(), action)


def test_what_is_no_action_is_refused() -> None:
    with pytest.raises(ValueError, match="not an action"):
        parse("jump")


def test_a_failure_is_made_small() -> None:
    """Fails as long as the two statements that matter and one event are there."""
    text = (
        "a = 1\nif a:\n    b = 2\n    for i in range(3):\n        bad(i)\n        c = 3\ndef f():\n    worse()\nf()\n"
    )

    def fails(script: str, actions: Sequence[Action]) -> bool:
        return "bad(i)" in script and "worse()" in script and Click("x") in actions

    small, actions = minimize(text, [Again(), Click("x"), Clear(), Click("y")], fails, seconds=5)
    assert actions == [Again(), Click("x")], "the first run stays"
    assert small == "bad(i)\nworse()\n"


def test_state_shows_sharing_and_types() -> None:
    one: list[object] = [1]
    assert state_lines({"a": one, "b": one}) != state_lines({"a": one, "b": [1]})
    assert state_lines({"a": 1}) != state_lines({"a": True})
    assert state_lines({"a": 1}) != state_lines({"a": 1.0})
    one.append(one)
    assert state_lines({"a": one}) == ("a = list:[int:1, <a>]",)


def test_a_difference_names_its_part() -> None:
    left = Observed(("text body='1'",), (), "out\n", "normal")
    assert difference(left, left) == []
    here, there = (Observed((f"text <K object at {place}>",), (), "", "normal") for place in ("0x1f", "0x2f"))
    assert difference(here, there) == []
    right = Observed(("text body='2'",), (), "", "stop")
    lines = difference(left, right)
    assert [line for line in lines if line.startswith("[")] == ["[page]", "[stdout]", "[ending]"]
    assert "-text body='1'" in lines
    assert "+text body='2'" in lines


def test_an_endless_script_ends() -> None:
    def endless() -> int:
        count = 0
        while count >= 0:
            count += 1
        return count

    with pytest.raises(TooLong), deadline(0.05):
        endless()
    with deadline(0.05):
        assert sum(range(10)) == 45


def test_who_swallows_the_end_gets_it_again() -> None:
    def swallow() -> None:
        try:
            while True:
                pass
        except BaseException:  # noqa: BLE001 - as a script's own `except:`
            raise ValueError from None

    with pytest.raises(TooLong), deadline(0.05):
        swallow()
