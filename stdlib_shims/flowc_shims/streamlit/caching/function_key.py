"""The keys of the cache: a function in, the key that its results share out; a call's arguments in, that call's key out.

A function is its module, its name and its source: what it reads from elsewhere is no part of it, so a result may be
older than a global that it read. Arguments count as they are passed, by position or by name; those whose name starts
with an underscore do not count.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

from flowc_shims.streamlit.caching.content_digest import ContentDigest, HashFunctions, full_name
from flowc_shims.streamlit.caching.errors import UnhashableParamError, UnhashableTypeError


def function_key(decorator: str, function: Callable[..., object]) -> str:
    """Equal for two definitions with equal module, qualified name and source. The decorator's name comes first."""
    digest = ContentDigest({})
    digest.feed_all([function.__module__, function.__qualname__, _source(function)])
    return f"{key_prefix(decorator)}{digest.hexdigest()}"


def key_prefix(decorator: str) -> str:
    """What all keys of a decorator's functions start with."""
    return f"{decorator}:"


def positional_names(function: Callable[..., object]) -> tuple[str, ...]:
    """The names of the parameters that can be passed by position."""
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = inspect.signature(function).parameters.values()
    return tuple(parameter.name for parameter in parameters if parameter.kind in positional)


def arguments_key(
    decorator: str,
    function: str,
    names: tuple[str, ...],
    args: tuple[object, ...],
    kwargs: Mapping[str, object],
    hash_functions: HashFunctions,
) -> str:
    """`names` are those of the positional parameters. Raises UnhashableParamError for the first argument without
    comparable content."""
    digest = ContentDigest(hash_functions)
    pairs: list[tuple[str | None, object]] = [
        (names[index] if index < len(names) else None, value) for index, value in enumerate(args)
    ]
    for name, value in [*pairs, *kwargs.items()]:
        if name is not None and name.startswith("_"):
            continue
        try:
            digest.feed(name)
            digest.feed(value)
        except UnhashableTypeError as error:
            raise UnhashableParamError(decorator, function, name, full_name(type(value))) from error
    return digest.hexdigest()


def name_of(function: Callable[..., object]) -> str:
    return str(getattr(function, "__name__", type(function).__name__))


def _source(function: Callable[..., object]) -> str | bytes:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        code = getattr(function, "__code__", None)
        return b"" if code is None else bytes(code.co_code)
