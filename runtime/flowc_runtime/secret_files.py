"""Files of secrets -> their values for scripts, and digests of them for everybody else.

Holds: no value leaves this module but to a script that asks for it. What a slot asked for is known by a digest that
nobody outside this process can compute, and every text among the values is concealed from messages.
"""

from __future__ import annotations

import hmac
import os
import secrets
import threading
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias, cast

from flowc_runtime.rendering import conceal
from flowc_shims.stdlib.observer import observe
from flowc_shims.streamlit.errors import StreamlitSecretNotFoundError

Values: TypeAlias = Mapping[str, object]

_KEY: Final = secrets.token_bytes(32)


class SecretFiles:
    """`paths`: TOML files, and folders of one file for each secret; what comes later governs."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        self.instead: Values | None = None
        """What counts in place of the files, in a test."""
        self._lock = threading.Lock()
        self._known: tuple[object, Values] | None = None

    def values(self) -> Values:
        """Raises StreamlitSecretNotFoundError where there are none, or they cannot be read."""
        if self.instead is not None:
            return self.instead
        with self._lock, observe(None):
            state = tuple(map(_state, self.paths))
            if self._known is None or self._known[0] != state:
                self._known = (state, self._read())
            return self._known[1]

    def digest(self, key: str | None) -> bytes:
        """Of one secret, or of all; what is missing has a digest too."""
        try:
            found = self.values()
        except StreamlitSecretNotFoundError as error:
            return _digest(("missing", str(error)))
        if key is None:
            return _digest(found)
        return _digest(("value", found[key])) if key in found else _digest("absent")

    def export(self) -> None:
        """Plain ones at the top are environment variables too, as in Streamlit."""
        try:
            found = self.values()
        except StreamlitSecretNotFoundError:
            return
        os.environ.update({key: str(value) for key, value in found.items() if type(value) in (str, int, float)})

    def _read(self) -> Values:
        found: dict[str, object] = {}
        any_file = False
        for path in self.paths:
            values = _of_path(Path(path))
            if values is not None:
                any_file = True
                found.update(values)
        if not any_file:
            raise StreamlitSecretNotFoundError("There are no secrets. They are looked for in: " + ", ".join(self.paths))
        for text in _texts(found):
            conceal(text)
        return found


def _digest(value: object) -> bytes:
    return hmac.digest(_KEY, repr(value).encode("utf-8", "surrogatepass"), "sha256")


def _state(path: str) -> object:
    place = Path(path)
    try:
        found = place.stat()
    except OSError:
        return None
    if place.is_dir():
        return tuple((str(one), one.stat().st_mtime_ns) for one in sorted(place.rglob("*")))
    return found.st_mtime_ns, found.st_size, found.st_ino


def _of_path(path: Path) -> dict[str, object] | None:
    if path.suffix == ".toml":
        return _of_file(path)
    if path.is_dir():
        return dict(_of_folder(path))
    raise StreamlitSecretNotFoundError(
        f"{path} holds no secrets: it is neither a folder nor a file that ends in .toml."
    )


def _of_file(path: Path) -> dict[str, object] | None:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StreamlitSecretNotFoundError(f"The secrets in {path} cannot be read: {error}") from error


def _of_folder(path: Path) -> Iterator[tuple[str, object]]:
    for inside in sorted(path.iterdir()):
        if not inside.is_dir():
            raise StreamlitSecretNotFoundError(f"{inside} is no folder: each secret of a folder has one of its own.")
        entries = {one.name: one.read_text("utf-8").strip() for one in sorted(inside.iterdir()) if one.is_file()}
        yield inside.name, next(iter(entries.values())) if len(entries) == 1 else entries


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, object]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _texts(inner)
