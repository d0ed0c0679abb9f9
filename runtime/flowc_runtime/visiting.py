"""The doors to what is outside session state: questions answered, changes performed, both recorded for the slot.

A change takes effect at once, and the browser hears of it with the page. A walk that starts again finds the answers
that callbacks left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never, cast

from flowc_runtime.address import Where
from flowc_runtime.configuration import OPTIONS, Value
from flowc_runtime.output import Output
from flowc_runtime.recording import Recording
from flowc_runtime.trace import Changed, FactRead, Trace
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.facts import (
    AskPage,
    BoundParam,
    BrowserFact,
    Change,
    Clock,
    DefaultPage,
    Fact,
    KnownPages,
    Navigated,
    OptionValue,
    PageAsked,
    PageFile,
    PagesFolder,
    QueryKeys,
    QueryParam,
    SecretOf,
    SetOption,
    SetQuery,
    UserClaim,
    UserClaims,
)
from flowc_shims.streamlit.page import Configure, PageConfig
from flowc_shims.streamlit.wall_clock import cut_to

if TYPE_CHECKING:
    from flowc_runtime.session import Session


class Visiting:
    """A part of `Doors`."""

    session: Session
    output: Output
    recording: Recording | None
    active_page: str = ""
    _where_before: Where
    _options_before: dict[str, Value]

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
            self.recording.changed |= _answers_of(change)

    def answer(self, fact: Fact) -> object:  # noqa: C901 - one case a question
        address = self.session.address
        match fact:
            case QueryParam(key):
                return address.where.params.get(key)
            case QueryKeys():
                return tuple(address.where.params)
            case BoundParam(key):
                return self.session.state.is_bound(key)
            case BrowserFact():
                return address.told(fact)
            case UserClaim(name):
                return (address.user[name],) if name in address.user else None
            case UserClaims():
                return tuple(address.user)
            case PageAsked():
                return address.chosen(fact)
            case KnownPages():
                return address.where.pages
            case DefaultPage():
                return address.where.default
            case PagesFolder():
                return self.session.project.pages.in_folder()
            case PageFile(file):
                return Path(file).is_file()
            case OptionValue(key):
                return (True, self.session.configuration.get(key)) if key in OPTIONS else (False, None)
            case SecretOf(key):
                return self.session.secret_files.digest(key)
            case Clock(unit):
                return cut_to(unit, datetime.now())
            case _:
                assert_never(fact)

    def perform(self, change: Change) -> None:
        """A change takes place, now or again."""
        address = self.session.address
        if isinstance(change, SetOption):
            self.session.configuration.set(change.key, cast("Value", change.value))
            return
        address.perform(change)
        if isinstance(change, SetQuery):
            self._tell_query(address.query)

    def secrets(self, key: str | None) -> Mapping[str, object]:
        self.look(SecretOf(key))
        return self.session.secret_files.values()

    @property
    def files(self) -> Uploads:
        return self.session.state.uploads

    # --- pages
    def begin_page(self, page: str) -> None:
        """It is about to be executed."""
        address = self.session.address
        if address.where.due != page:
            raise StreamlitAPIException(
                "Only the page that `st.navigation` gave can be executed, and only once in a run.",
                error_id="page-cannot-be-called-directly",
            )
        address.where = replace(address.where, due=None)

    def run_page(self, page: str, body: str | Callable[[], object] | None) -> None:
        self.begin_page(page)
        if self.recording is not None:
            self.recording.world = "a page is executed in a statement that is closed"
        with self.on_page(page):
            if isinstance(body, str):
                from flowc_runtime.whole_page import execute_page

                execute_page(self.session, body, closed=self.recording is not None)
            elif body is not None:
                body()

    @contextmanager
    def on_page(self, page: str) -> Iterator[None]:
        before, self.active_page = self.active_page, page
        try:
            yield
        finally:
            self.active_page = before

    # --- walks
    def keep_address(self) -> None:
        address = self.session.address
        address.begin_run()
        address.listener = self._tell_query
        if address.untold:
            address.untold = False
            self._tell_query(address.query)
        self._where_before = self.session.address.where
        self._options_before = self.session.configuration.set_now

    def _tell_query(self, query: str) -> None:
        self.output.write(Configure(PageConfig(query=query)))

    def put_address_back(self) -> None:
        self.session.address.where = self._where_before
        self.session.configuration.set_now = self._options_before


def _answers_of(change: Change) -> set[Fact]:
    """Questions that a change answers: who asks them afterwards learns nothing new."""
    match change:
        case SetQuery(key):
            return {QueryParam(key)}
        case Navigated():
            return {KnownPages(), DefaultPage()}
        case SetOption(key):
            return {OptionValue(key)}
        case AskPage():
            return set()
        case _:
            assert_never(change)


def same_answer(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def fact_in_words(fact: Fact) -> str:
    """That the answer is another one now; the answers themselves may be private."""
    match fact:
        case QueryParam(key):
            return f"the query parameter {key!r} is another one now"
        case BoundParam(key):
            return f"whether a widget is bound to the query parameter {key!r} is another matter now"
        case QueryKeys():
            return "there are other query parameters now"
        case BrowserFact(name):
            return f"st.context.{name} is another one now"
        case UserClaim() | UserClaims():
            return "something else is known of the user now"
        case PageAsked():
            return "another page is shown"
        case KnownPages() | DefaultPage() | PagesFolder() | PageFile():
            return "the app has other pages now"
        case OptionValue(key):
            return f"the option {key} has another value now"
        case SecretOf():
            return "a secret is another one now"
        case Clock("day"):
            return "it is another day now"
        case Clock():
            return "it is later now"
        case _:
            assert_never(fact)


def passes_query(trace: Trace) -> bool:
    """It read or changed query parameters, where a run can be cut short."""
    return any(
        isinstance(one, FactRead) and isinstance(one.fact, QueryParam | QueryKeys) for one in trace.doors
    ) or any(isinstance(one, Changed) and isinstance(one.change, SetQuery) for one in trace.operations)
