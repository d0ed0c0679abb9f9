"""The doors to what is outside session state: questions answered, changes performed, both recorded for the slot.

A change takes effect at once, and the browser hears of it with the page. A walk that starts again finds the answers
that callbacks left.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from flowc_runtime.output import Output
from flowc_runtime.recording import Recording
from flowc_runtime.trace import Changed, FactRead, Trace
from flowc_shims.streamlit.facts import BrowserFact, Change, Fact, ParamValue, QueryKeys, QueryParam, SetQuery
from flowc_shims.streamlit.page import Configure, PageConfig

if TYPE_CHECKING:
    from flowc_runtime.session import Session


class Visiting:
    """A part of `Doors`."""

    session: Session
    output: Output
    recording: Recording | None
    _params_before: Mapping[str, ParamValue]

    def look(self, fact: Fact) -> object:
        answer = self.answer(fact)
        recording = self.recording
        if recording is not None and fact not in recording.changed:
            recording.doors.append(FactRead(fact, answer))
            if isinstance(fact, QueryKeys) and recording.changed:
                recording.world = "it lists query parameters after changing them"
        return answer

    def change(self, change: Change) -> None:
        self.perform(change)
        if self.recording is not None:
            self.recording.operations.append(Changed(change))
            self.recording.changed.add(QueryParam(change.key))

    def answer(self, fact: Fact) -> object:
        address = self.session.address
        match fact:
            case QueryParam(key):
                return address.params.get(key)
            case QueryKeys():
                return tuple(address.params)
            case BrowserFact():
                return address.told(fact)
            case _:
                assert_never(fact)

    def perform(self, change: Change) -> None:
        """A change takes place, now or again."""
        address = self.session.address
        address.set_query(change.key, change.value)
        self.output.write(Configure(PageConfig(query=address.query)))

    def keep_address(self) -> None:
        self._params_before = self.session.address.params

    def put_address_back(self) -> None:
        self.session.address.params = self._params_before


def same_answer(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def fact_in_words(fact: Fact) -> str:
    """That the answer is another one now; the answers themselves may be private."""
    match fact:
        case QueryParam(key):
            return f"the query parameter {key!r} is another one now"
        case QueryKeys():
            return "there are other query parameters now"
        case BrowserFact(name):
            return f"st.context.{name} is another one now"
        case _:
            assert_never(fact)


def passes_query(trace: Trace) -> bool:
    """It read or changed query parameters, where a run can be cut short."""
    return any(
        isinstance(one, FactRead) and isinstance(one.fact, QueryParam | QueryKeys) for one in trace.doors
    ) or any(isinstance(one, Changed) and isinstance(one.change, SetQuery) for one in trace.operations)
