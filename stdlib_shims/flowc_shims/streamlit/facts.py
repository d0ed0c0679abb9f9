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


@dataclass(frozen=True, slots=True)
class BoundParam:
    """Asks whether a widget is bound to the parameter: then a script cannot set it."""

    key: str


ClockUnit: TypeAlias = Literal["day", "minute", "second"]

BrowserName: TypeAlias = Literal[
    "headers", "cookies", "color_scheme", "timezone", "timezone_offset", "locale", "url", "ip_address", "is_embedded"
]


@dataclass(frozen=True, slots=True)
class BrowserFact:
    """Asks for something that the browser told of itself; None where it did not."""

    name: BrowserName


@dataclass(frozen=True, slots=True)
class UserClaim:
    """Asks for what is known of the user under a name: a tuple of that alone; None where nothing is."""

    name: str


@dataclass(frozen=True, slots=True)
class UserClaims:
    """Asks for the names of all that is known of the user."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page as the host knows it. `hash` follows from its address alone; `file` is "" for a function, and for another
    site's page."""

    hash: str
    path: str
    file: str = ""
    external: bool = False
    title: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Asks which of these is to be shown: its hash, and whether another one, that is none of them, was asked for."""

    pages: tuple[PageInfo, ...]
    default: str


@dataclass(frozen=True, slots=True)
class KnownPages:
    """Asks for the pages of the app: a tuple of `PageInfo`."""


@dataclass(frozen=True, slots=True)
class DefaultPage:
    """Asks for the hash of the page at the app's root; None before there are pages in this run."""


@dataclass(frozen=True, slots=True)
class PagesFolder:
    """Asks for the files that are the pages of an app with a folder `pages`, the main script first."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """Asks whether there is this file, to make a page of."""

    file: str


@dataclass(frozen=True, slots=True)
class OptionValue:
    """Asks whether there is an option, and for its value."""

    key: str


@dataclass(frozen=True, slots=True)
class SecretOf:
    """Asks for a digest of a secret; of all, where `key` is None. The value itself is in no answer."""

    key: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """Asks for the local date and time (a datetime without a zone), cut to this unit."""

    unit: ClockUnit


Fact: TypeAlias = (
    QueryParam
    | QueryKeys
    | BoundParam
    | BrowserFact
    | UserClaim
    | UserClaims
    | PageAsked
    | KnownPages
    | DefaultPage
    | PagesFolder
    | PageFile
    | OptionValue
    | SecretOf
    | Clock
)


@dataclass(frozen=True, slots=True)
class SetQuery:
    """Other query parameters: None takes one away."""

    key: str
    value: ParamValue | None


@dataclass(frozen=True, slots=True)
class Navigated:
    """These are the app's pages, and this one is shown: it may be executed, once."""

    pages: tuple[PageInfo, ...]
    current: str
    default: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """The next run is to show this page."""

    hash: str


@dataclass(frozen=True, slots=True)
class SetOption:
    """The option has another value from now on."""

    key: str
    value: object


Change: TypeAlias = SetQuery | Navigated | AskPage | SetOption
