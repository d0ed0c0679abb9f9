"""`st.query_params`: a mapping, with attributes too, onto the query of the URL that the browser shows.

It holds nothing itself. Each read is a fact of its own: who looks at one parameter does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Final, Protocol, TypeAlias, cast, runtime_checkable
from urllib.parse import urlencode

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitQueryParamDictValueError
from flowc_shims.streamlit.facts import BoundParam, ParamValue, QueryKeys, QueryParam, SetQuery
from flowc_shims.streamlit.host import Host, current_host

RESERVED: Final = ("embed", "embed_options")
"""They say how the app is shown inside another page: scripts neither see nor set them."""

Given: TypeAlias = str | Iterable[str]


@runtime_checkable
class _Keyed(Protocol):
    def keys(self) -> Iterable[str]: ...

    def __getitem__(self, key: str, /) -> Given: ...


class QueryParamsProxy(MutableMapping[str, str]):
    """Of a repeated key, an item is its last value; `get_all` gives every one."""

    def __getitem__(self, key: str) -> str:
        value = _value(key)
        if value is None:
            raise KeyError(_missing("key", key))
        return _last(value)

    def __setitem__(self, key: str, value: Given) -> None:
        _check_free([key])
        _set({key: given_value(key, value)})

    def __delitem__(self, key: str) -> None:
        if key.lower() in RESERVED:
            raise KeyError(_missing("key", key))
        _check_free([key])
        if _value(key) is None:
            raise KeyError(_missing("key", key))
        _host().change(SetQuery(key, None))

    def __iter__(self) -> Iterator[str]:
        return iter(_keys())

    def __len__(self) -> int:
        return len(_keys())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and _value(key) is not None

    def __str__(self) -> str:
        # Everything there is, as Streamlit shows it.
        host = _host()
        keys = cast("tuple[str, ...]", host.look(QueryKeys()))
        values = {key: cast("ParamValue", host.look(QueryParam(key))) for key in keys}
        return str({key: value if isinstance(value, str) else list(value) for key, value in values.items()})

    def __getattr__(self, name: str) -> str:
        value = _value(name)
        if value is None:
            raise AttributeError(_missing("attribute", name))
        return _last(value)

    def __setattr__(self, name: str, value: Given) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        if _value(name) is None:
            raise AttributeError(_missing("key", name))
        del self[name]

    def get_all(self, key: str) -> list[str]:
        """Every value of a key; [] where there is none."""
        value = _value(key)
        return [] if value is None else [value] if isinstance(value, str) else list(value)

    def update(self, params: object = (), /, **kwds: Given) -> None:
        """Set some and leave the others."""
        given = {**_checked(params), **_checked(kwds)}
        _check_free(given)
        _set(given)

    def from_dict(self, params: object) -> None:
        """Set these and take the others away."""
        checked = _checked(params)
        _check_free(checked)
        _clear([key for key in _keys() if key not in checked])
        _set(checked)

    def clear(self) -> None:
        keys = _keys()
        _check_free(keys)
        _clear(keys)

    def to_dict(self) -> dict[str, str]:
        """The last value of each key."""
        return {key: _last(value) for key, value in _everything()}


def given_value(key: str, value: object) -> ParamValue:
    """What a script gives for a parameter, as text. Raises StreamlitAPIException."""
    if isinstance(value, dict):
        raise StreamlitQueryParamDictValueError(key)
    if key.lower() in RESERVED:
        raise StreamlitAPIException(
            f"A script cannot set the query parameter {key!r}: it says how the app is embedded.",
            error_id="query-param-embed-cannot-set",
        )
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(str(item) for item in cast("Iterable[object]", value))
    return str(value)


def query_text(params: Mapping[str, ParamValue]) -> str:
    """As it stands in a URL, after the question mark."""
    return urlencode(params, doseq=True)


def given_query(params: object) -> str:
    """What a script gives for the query of a link; a key that comes twice is repeated."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in _pairs(params):
        text = given_value(key, value)
        found[key] = (*found.get(key, ()), *((text,) if isinstance(text, str) else text))
    return query_text(found)


def _pairs(params: object) -> Iterator[tuple[str, object]]:
    if isinstance(params, _Keyed):
        yield from ((key, params[key]) for key in params.keys())  # noqa: SIM118 - it may not be iterable
    else:
        yield from cast("Iterable[tuple[str, object]]", params)


def _checked(params: object) -> dict[str, ParamValue]:
    return {key: given_value(key, value) for key, value in _pairs(params)}


def _set(params: Mapping[str, ParamValue]) -> None:
    host = _host()
    for key, value in params.items():
        host.change(SetQuery(key, value))


def _check_free(keys: Iterable[str]) -> None:
    """Raises StreamlitAPIException where a widget is bound to one of the parameters."""
    bound = [key for key in keys if _host().look(BoundParam(key))]
    if bound:
        names = ", ".join(map(repr, bound))
        raise StreamlitAPIException(
            f"A widget is bound to the query parameter {names}: set the widget's value instead.",
            error_id="query-param-bound-cannot-set",
        )


def _clear(keys: Iterable[str]) -> None:
    # Also where there is nothing to take away: the browser may show what a widget has been rid of.
    for key in [*keys, ""]:
        _host().change(SetQuery(key, None))


def _value(key: str) -> ParamValue | None:
    if key.lower() in RESERVED:
        return None
    return cast("ParamValue | None", _host().look(QueryParam(key)))


def _keys() -> tuple[str, ...]:
    keys = cast("tuple[str, ...]", _host().look(QueryKeys()))
    return tuple(key for key in keys if key.lower() not in RESERVED)


def _everything() -> Iterator[tuple[str, ParamValue]]:
    for key in _keys():
        value = _value(key)
        if value is not None:
            yield key, value


def _last(value: ParamValue) -> str:
    return value if isinstance(value, str) else value[-1] if value else ""


def _host() -> Host:
    host = current_host()
    host.checkpoint()
    return host


def _missing(what: str, name: str) -> str:
    return f'st.query_params has no {what} "{name}".'


query_params: Final = QueryParamsProxy()
"""The one that scripts see; it holds nothing, so all sessions can share it."""
