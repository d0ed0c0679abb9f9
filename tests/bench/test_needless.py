"""How much executes in vain on the examples although no input had other content: little, and the total is printed."""

from __future__ import annotations

import pytest

from flowc_runtime import outcome
from tests.bench.needless import EXAMPLES, Needless, examples, name_of, of_example

MOST = 0.10
EVENTS = 12

pytestmark = pytest.mark.filterwarnings("ignore")


def test_little_executes_that_need_not(capsys: pytest.CaptureFixture[str]) -> None:
    total = Needless()
    for script in examples():
        found = of_example(script, events=EVENTS)
        total.merge(found)
        with capsys.disabled():
            print(found.line(name_of(script)))
    with capsys.disabled():
        print(total.line("all"))
    assert total.executed > 100
    assert total.avoidable_share <= MOST, total.avoidable_reasons


def test_equal_results_made_anew_would_be_avoidable(monkeypatch: pytest.MonkeyPatch) -> None:
    script = EXAMPLES / "choices.py"
    kept = of_example(script, events=EVENTS)
    monkeypatch.setattr(outcome, "kept_results", lambda *_: None)
    assert of_example(script, events=EVENTS).executed >= kept.executed
