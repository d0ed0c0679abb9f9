"""What is told of libraries' settings, where several sessions ask at the same time."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from flowc_shims.stdlib.settings import _loaded


def test_what_one_session_looks_through_stays_whole_when_another_finds_other_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = _loaded()
    names = [name for name, *_ in mine]
    assert np.__name__ in names
    monkeypatch.delitem(sys.modules, np.__name__)
    assert np.__name__ not in [name for name, *_ in _loaded()]
    assert [name for name, *_ in mine] == names
