"""Where a session's browser is, and what it told of itself: the query parameters, the page that is asked for.

Browser and session keep it in step: the browser tells with a `Visit`, the session by what a run configures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from flowc_runtime.events import Browser, Visit
from flowc_shims.streamlit.facts import BrowserFact, ParamValue
from flowc_shims.streamlit.query_params import query_text

LONGEST: Final = 512 * 1024
MOST_PARAMS: Final = 1_000
_HERE: Final = ("127.0.0.1", "::1")


class Address:
    """Of one session."""

    def __init__(self) -> None:
        self.params: Mapping[str, ParamValue] = {}
        """Never changed in place: another mapping takes its place."""
        self.browser = Browser()
        self.asked = ""
        """The path of the page that the browser asked for."""

    def arrive(self, visit: Visit) -> None:
        """The browser is somewhere else."""
        self.params = parsed_query(visit.query)
        self.asked = visit.page
        if visit.browser is not None:
            self.browser = visit.browser

    def set_query(self, key: str, value: ParamValue | None) -> None:
        others = {name: known for name, known in self.params.items() if name != key or value is not None}
        self.params = others if value is None else {**others, key: value}

    @property
    def query(self) -> str:
        return query_text(self.params)

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
