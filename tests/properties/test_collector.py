"""The cycle collector is as it was when the last of several compilations has ended."""

from __future__ import annotations

import gc

import pytest

from flowc_compiler.collector import paused
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script


def test_overlapping_pauses_end_together() -> None:
    assert gc.isenabled()
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("text", ["x = 1\n", "x = (\n"])
def test_compiling_puts_it_back(text: str) -> None:
    compile_script(SourceText("/app.py", text))
    assert gc.isenabled()
