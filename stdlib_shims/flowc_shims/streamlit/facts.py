"""What a script may ask of its host beside widgets and session state, and what it may change of it.

Each question (`Fact`) is one input of the slot that asks, so it is as small as it can be: one query parameter, one
fact about the browser. An answer is plain frozen data, compared by `==`. A `Change` is performed again where the slot
that made it is reused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ParamValue: TypeAlias = str | tuple[str, ...]
"""A query parameter: one text, or those of a key that is repeated."""


@dataclass(frozen=True, slots=True)
class QueryParam:
    """Asks for a `ParamValue`; None where the URL has no such parameter."""

    key: str


@dataclass(frozen=True, slots=True)
class QueryKeys:
    """Asks for a tuple of all keys, in order."""


BrowserName: TypeAlias = Literal[
    "headers", "cookies", "color_scheme", "timezone", "timezone_offset", "locale", "url", "ip_address", "is_embedded"
]


@dataclass(frozen=True, slots=True)
class BrowserFact:
    """Asks for something that the browser told of itself; None where it did not."""

    name: BrowserName


Fact: TypeAlias = QueryParam | QueryKeys | BrowserFact


@dataclass(frozen=True, slots=True)
class SetQuery:
    """Other query parameters: None takes one away."""

    key: str
    value: ParamValue | None


Change: TypeAlias = SetQuery
