"""Where a session's browser is, and what it told of itself: the query parameters, the page that is asked for.

Browser and session keep it in step: the browser tells with a `Visit`, the session by what a run configures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, assert_never
from urllib.parse import parse_qs

from flowc_runtime.events import Browser, Visit
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

    def arrive(self, visit: Visit) -> None:
        """The browser is somewhere else."""
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
        # A key of no values is in no address: the browser comes back without it.
        params = {key: value for key, value in self.where.params.items() if value != ()}
        self.where = replace(self.where, params=params, default=None, due=None, following=None)

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
