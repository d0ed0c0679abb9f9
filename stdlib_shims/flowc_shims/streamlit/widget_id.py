"""A widget's identity: the command and its chosen arguments in, a stable id out.

Without a key, the id is a hash of the command, its identifying arguments, its form and whether it stands in the
sidebar: not of its position, so moving a widget keeps its value. With a key, it is a hash of the key and of the few
arguments that the command names. The id ends in the key. Equal calls give equal ids in every process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import xxhash

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE, DeltaGenerator, active_handle, form_around
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitValueError
from flowc_shims.streamlit.host import current_host

PREFIX: Final = "$$ID"
NO_KEY: Final = "None"


def widget_id(
    dg: DeltaGenerator,
    command: str,
    key: str | None,
    arguments: Mapping[str, object],
    *,
    with_key: Collection[str] = (),
    placed: bool = False,
) -> str:
    """`arguments` identify the widget; of these, only `with_key` count when it has a key. `placed`: the form and the
    part of the page that it stands in count then too."""
    digest = xxhash.xxh3_128()
    for part in (command, key or "", current_host().active_page):
        _feed(digest, part)
    chosen = arguments if key is None else {name: arguments[name] for name in with_key}
    for name, value in chosen.items():
        _feed(digest, name)
        _feed(digest, str(value))
    if key is None or placed:
        if dg is MAIN_HANDLE:
            current_host().stands()
        _feed(digest, root_of(dg))
        _feed(digest, form_of(dg))
    return f"{PREFIX}-{digest.hexdigest()}-{NO_KEY if key is None else key}"


def check_key(key: str | int | None) -> str | None:
    """A key as text."""
    if key is None:
        return None
    text = str(key)
    require_valid_key(text)
    return text


def require_valid_key(key: str) -> None:
    """Raise for a key that no element and no entry of session state may have."""
    if key == "":
        raise StreamlitValueError("key", ["text that is not empty"])
    if key.startswith(PREFIX):
        raise StreamlitAPIException(
            f"A key cannot start with `{PREFIX}`: such names belong to elements without a key.",
            error_id="reserved-generated-element-id-prefix",
        )


def user_key(key: str | None) -> str | None:
    """The key under which session state knows the widget. Streamlit takes the text "None" for having none."""
    return None if key == NO_KEY else key


def form_of(dg: DeltaGenerator) -> str:
    """The key of the form that a widget written to the handle belongs to; "" for none."""
    host = current_host()
    form = form_around(dg, host)
    if dg is MAIN_HANDLE:
        host.stands(form_only=True)
    return form


def root_of(dg: DeltaGenerator) -> str:
    """`main` or `sidebar`: where the outermost container around the handle stands."""
    handle = active_handle(dg, current_host())
    while handle._parent is not None:
        handle = handle._parent
    return handle._kind


def _feed(digest: xxhash.xxh3_128, part: str) -> None:
    content = part.encode("utf-8", "surrogatepass")
    digest.update(len(content).to_bytes(8, "little"))
    digest.update(content)
