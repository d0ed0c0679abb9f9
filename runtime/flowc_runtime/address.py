"""Where a session's browser is, and what it told of itself: the query parameters, the page that is asked for.

Browser and session keep it in step: the browser tells with a `Visit`, the session by what a run configures.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, assert_never
from urllib.parse import parse_qs

import msgspec

from flowc_runtime.elements.node import Page
from flowc_runtime.events import Browser, Event, Interact, Rerun, Visit
from flowc_shims.streamlit.facts import (
    AskPage,
    BrowserFact,
    Navigated,
    PageAsked,
    PageInfo,
    ParamValue,
    SetQuery,
)
from flowc_shims.streamlit.query_params import query_text

LONGEST: Final = 512 * 1024
MOST_PARAMS: Final = 1_000
_HERE: Final = ("127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Where:
    """`asked`: the hash of the page to show; `asked_path`: what the browser asked for, where that is none of the
    pages as far as is known. `current`, `default`, `due`: which page is shown, which is at the app's root, and which
    one waits to be executed; `following`: the one that the next run is to show."""

    params: Mapping[str, ParamValue] = field(default_factory=dict[str, ParamValue])
    asked: str = ""
    asked_path: str = ""
    pages: tuple[PageInfo, ...] = ()
    current: str = ""
    default: str | None = None
    due: str | None = None
    following: str | None = None


class Address:
    """Of one session. `where` is never changed in place, so a walk that starts again can be where it was."""

    def __init__(self) -> None:
        self.where: Where = Where()
        self.browser = Browser()
        self.user: Mapping[str, object] = {}
        """What is known of who looks at the page."""
        self.initial: Mapping[str, ParamValue] = {}
        """The query parameters with which the run began, before any callback."""
        self.history = False
        """The run is about the reader's going back or forward."""
        self.listener: Callable[[str], None] | None = None
        """Takes the query to the browser."""
        self.untold = False
        """Nobody has listened when it had to."""
        self._left: Mapping[str, ParamValue] = {}
        self._goes_back = False
        self._shown: Mapping[str, ParamValue] | None = None

    def arrive(self, event: Event) -> None:
        """The browser has sent something, perhaps from somewhere else."""
        if isinstance(event, Interact | Rerun) and event.query is not None:
            self.where, self._shown = replace(self.where, params=parsed_query(event.query)), None
        if isinstance(event, Visit):
            self._visit(event)

    def begin(self) -> None:
        """A run begins, with what the browser's address says."""
        # One value of a list is a text there, and a key of no values is not there at all.
        params = self.where.params if self._shown is None else self._shown
        self.where, self._shown = replace(self.where, params=parsed_query(query_text(params))), None
        self.initial, self.history, self._goes_back = self.where.params, self._goes_back, False

    def put(self, key: str, value: ParamValue | None, *, told: bool) -> None:
        """The parameter of a widget has another value, None for none. Where that is not `told`, the browser goes on
        showing it, and comes back with it."""
        before = self.where.params.get(key)
        if value == before and not (told and value is not None):
            return
        if told or value is not None:
            self.perform(SetQuery(key, value))
        else:
            self._shown = self.where.params if self._shown is None else self._shown
            self.where = replace(self.where, params={k: v for k, v in self.where.params.items() if k != key})
        if told:
            self.untold = self.listener is None
            if self.listener is not None:
                self.listener(self.query)

    def keep(self, bound: Collection[str]) -> None:
        """The reader follows a link to another page: parameters to which widgets are bound go along."""
        going = {} if self._goes_back else {key: self._left[key] for key in bound if key in self._left}
        if going:
            query = "&".join(part for part in (self.query, query_text(going)) if part)
            self.where = replace(self.where, params=parsed_query(query))
            self.untold = True
        self.listener = None

    def in_menu(self, page: Page) -> Page:
        """The menu tells the page that is shown, also where the run has not come to `st.navigation`."""
        menu = page.config.navigation
        shown = next((one for one in self.where.pages if one.hash == self.where.current), None)
        if menu is None or shown is None or menu.current == shown.path:
            return page
        navigation = msgspec.structs.replace(menu, current=shown.path, lost=False)
        return msgspec.structs.replace(page, config=msgspec.structs.replace(page.config, navigation=navigation))

    def _visit(self, visit: Visit) -> None:
        self._left, self._goes_back, self._shown = self.where.params, visit.history, None
        if visit.browser is not None:
            self.browser = visit.browser
        found = next((page.hash for page in self.where.pages if page.path == visit.page and not page.external), "")
        self.where = replace(
            self.where, params=parsed_query(visit.query), asked=found, asked_path="" if found else visit.page
        )

    def follow(self) -> None:
        """A run has asked for another one: of another page, where `st.switch_page` has."""
        if self.where.following is not None:
            self.where = replace(self.where, asked=self.where.following, asked_path="")

    def turn(self) -> bool:
        """Whether another page than the one that is shown is asked for; from now on that one is shown."""
        where = self.where
        if not where.pages or (where.asked == where.current and not where.asked_path):
            return False
        self.where = replace(where, current=where.asked or "?")
        return True

    def begin_run(self) -> None:
        self.where = replace(self.where, default=None, due=None, following=None)

    def chosen(self, asked: PageAsked) -> tuple[str, bool]:
        """Which of these pages is shown, and whether that is because there is no such page as was asked for."""
        where = self.where
        if where.asked_path:
            found = next((page for page in asked.pages if page.path == where.asked_path), None)
        else:
            wanted = where.asked or asked.default
            found = next((page for page in asked.pages if page.hash == wanted), None)
            found = found or next(page for page in asked.pages if page.hash == asked.default)
        lost = found is None or found.external
        return (asked.default if found is None or lost else found.hash), lost

    def perform(self, change: SetQuery | Navigated | AskPage) -> None:
        where = self.where
        match change:
            case SetQuery(key, value):
                self._shown = None
                others = {name: known for name, known in where.params.items() if name != key or value is not None}
                self.where = replace(where, params=others if value is None else {**others, key: value})
            case Navigated(pages, current, default):
                self.where = replace(
                    where, pages=pages, current=current, default=default, due=current, asked=current, asked_path=""
                )
            case AskPage(page):
                self.where = replace(where, following=page)
            case _:
                assert_never(change)

    @property
    def query(self) -> str:
        return query_text(self.where.params)

    def told(self, fact: BrowserFact) -> object:
        """What the browser said of itself."""
        if fact.name == "ip_address" and self.browser.ip_address in _HERE:
            return None
        return getattr(self.browser, fact.name)


def parsed_query(text: str) -> dict[str, ParamValue]:
    """What stands after a question mark; nothing where it is longer than anybody would write."""
    if len(text) > LONGEST:
        return {}
    try:
        found = parse_qs(text, keep_blank_values=True, max_num_fields=MOST_PARAMS)
    except ValueError:
        return {}
    return {key: values[0] if len(values) == 1 else tuple(values) for key, values in found.items()}
