"""`st.user`: who looks at the page, read-only; each claim that is read is an input of its own.

Nobody is anybody until a login is set up (`[auth]` in the secrets); then `is_logged_in` is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from typing import Final, NoReturn, cast

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitSecretNotFoundError
from flowc_shims.streamlit.facts import UserClaim, UserClaims
from flowc_shims.streamlit.host import current_host, has_host

LOGGED_IN: Final = "is_logged_in"


class Tokens(Mapping[str, str]):
    def __init__(self, tokens: Mapping[str, str]) -> None:
        vars(self)["_tokens"] = dict(tokens)

    def __getitem__(self, key: str) -> str:
        return cast("dict[str, str]", vars(self)["_tokens"])[key]

    def __getattr__(self, name: str) -> str:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"st.user.tokens has no attribute {name!r}: no such token is exposed.") from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise _read_only("st.user.tokens", "user-tokens-cannot-be-modified")

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise _read_only("st.user.tokens", "user-tokens-cannot-be-modified")

    def __iter__(self) -> Iterator[str]:
        return iter(cast("dict[str, str]", vars(self)["_tokens"]))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def to_dict(self) -> dict[str, str]:
        return dict(self)


class UserProxy(Mapping[str, object]):
    @property
    def tokens(self) -> Tokens:
        found = _claim("tokens")
        return Tokens({} if found is None else cast("Mapping[str, str]", found[0]))

    def __getitem__(self, key: str) -> object:
        if key == "tokens":
            return self.tokens
        found = _claim(key)
        if found is None:
            raise KeyError(f"st.user has no key {key!r}.")
        return found[0]

    def __getattr__(self, name: str) -> object:
        found = _claim(name)
        if found is None:
            raise AttributeError(f"st.user has no attribute {name!r}.")
        return found[0]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise _read_only("st.user", "user-cannot-be-modified")

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise _read_only("st.user", "user-cannot-be-modified")

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __len__(self) -> int:
        return len(_names())

    def to_dict(self) -> dict[str, object]:
        return {name: found[0] for name in _names() if (found := _claim(name)) is not None}


def _claim(name: str) -> tuple[object] | None:
    """None where there is no such claim."""
    if not has_host():
        return None
    found = cast("tuple[object] | None", current_host().look(UserClaim(name)))
    if found is None and name == LOGGED_IN and _login_is_set_up():
        return (False,)
    return deepcopy(found)


def _names() -> tuple[str, ...]:
    if not has_host():
        return ()
    names = cast("tuple[str, ...]", current_host().look(UserClaims()))
    return (*names, LOGGED_IN) if LOGGED_IN not in names and _login_is_set_up() else names


def _login_is_set_up() -> bool:
    with suppress(StreamlitSecretNotFoundError):
        return bool(current_host().secrets("auth").get("auth"))
    return False


def _read_only(what: str, error_id: str) -> StreamlitAPIException:
    return StreamlitAPIException(f"{what} cannot be changed by a script.", error_id=error_id)


user: Final = UserProxy()
"""The one that scripts see; it holds nothing, so all sessions can share it."""
