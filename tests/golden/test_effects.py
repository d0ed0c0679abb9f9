"""What cells do, for each construct of Python: `effects.md` has the scripts and the full answers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import pytest

from flowc_compiler.ir.show import show
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import IR, compile_script

PAGE: Final = Path(__file__).with_name("effects.md")
_BLOCK: Final = re.compile(r"## (.*?)\n\n```py\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)
_BLOCKS: Final = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def _effects(source: str) -> str:
    made: list[str] = []

    def watch(name: str, ir: IR) -> None:
        if name == "effects":
            made.append(show(ir))

    compile_script(SourceText("app.py", source), watch)
    return f"{made[0]}\n"


@pytest.mark.parametrize(("title", "source", "expected"), _BLOCKS, ids=[title for title, _, _ in _BLOCKS])
def test_the_answer_is_this(title: str, source: str, expected: str) -> None:
    if os.environ.get("FLOWC_GOLDEN") == "update":
        page = PAGE.read_text(encoding="utf-8")
        old = f"## {title}\n\n```py\n{source}```\n\n```text\n{expected}```\n"
        PAGE.write_text(page.replace(old, old.replace(f"```text\n{expected}", f"```text\n{_effects(source)}")), "utf-8")
        return
    assert _effects(source) == expected


def test_each_construct_is_there() -> None:
    assert len(_BLOCKS) >= 17
