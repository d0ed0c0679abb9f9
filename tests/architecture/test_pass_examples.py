"""The example on each pass's page is what the pass really makes of it."""

from __future__ import annotations

import re

import pytest

from flowc_compiler.ir.show import show
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import IR, PASSES, compile_script
from tests.architecture.source_tree import ROOT


@pytest.mark.parametrize("name", PASSES)
def test_the_example_is_true(name: str) -> None:
    number = PASSES.index(name) + 1
    text = (ROOT / f"docs/passes/{number:02}-{name}.md").read_text(encoding="utf-8")
    example = re.search(r"```py\n(.*?)```.*?```text\n(.*?)\n```", text, re.DOTALL)
    assert example is not None
    source, expected = example.groups()
    made: list[str] = []

    def watch(passed: str, ir: IR) -> None:
        if passed == name:
            made.append(show(ir))

    compile_script(SourceText("app.py", source), watch)
    assert made == [expected]
