"""What a user, or a test standing behind them, can observe after an event; the same record for every side."""

from __future__ import annotations

from dataclasses import dataclass

from tests.parity.normal_form import Difference, Form, differences


@dataclass(frozen=True, slots=True)
class Observed:
    """`page` and `state` are normal forms; `broken` names the error of a script that does not even compile."""

    page: Form
    state: Form
    stdout: str
    broken: str | None = None


def observed_from_json(form: Form) -> Observed:
    page, state, broken = form["page"], form["state"], form["broken"]
    if not isinstance(page, dict) or not isinstance(state, dict):
        raise TypeError("page and state are objects")
    return Observed(page, state, str(form["stdout"]), None if broken is None else str(broken))


def observed_differences(left: Observed, right: Observed) -> list[Difference]:
    """Everything in which two sides differ after the same events."""
    return [
        *differences(left.page, right.page, "page"),
        *differences(left.state, right.state, "state"),
        *differences(left.stdout, right.stdout, "stdout"),
        *differences(left.broken, right.broken, "broken"),
    ]
