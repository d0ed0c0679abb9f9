"""One page per pass: docs/passes names the passes of the pipeline, in their order, and each page keeps its form."""

from __future__ import annotations

import pytest

from flowc_compiler.pipeline import PASSES
from tests.architecture.source_tree import ROOT

_PAGES = ROOT / "docs/passes"


def test_pages_and_passes_are_the_same() -> None:
    """`02-magic.md` is the second pass."""
    expected = [f"{number:02}-{name}.md" for number, name in enumerate(PASSES, start=1)]
    assert sorted(path.name for path in _PAGES.glob("[0-9]*.md")) == expected


@pytest.mark.parametrize("name", PASSES)
def test_each_pass_is_a_module_with_one_function_of_its_name(name: str) -> None:
    source = (ROOT / f"compiler/flowc_compiler/passes/{name}.py").read_text(encoding="utf-8")
    assert f"\ndef {name}(" in source


@pytest.mark.parametrize("number", range(1, len(PASSES) + 1))
def test_a_page_tells_what_comes_in_and_what_goes_out(number: int) -> None:
    (page,) = _PAGES.glob(f"{number:02}-*.md")
    text = page.read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert headings[:1] == ["Purpose"]
    assert "Example" in headings
    assert "```" in text
