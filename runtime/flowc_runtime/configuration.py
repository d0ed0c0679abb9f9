"""Options from files, the environment and the command line -> their values, and where each comes from.

What is said later governs: the user's own `~/.streamlit/config.toml`, the one of the working directory, the one beside
the script, `STREAMLIT_*` and then `FLOWC_*` variables, the command line, and what a script sets while it runs. Every
option of Streamlit's is known; `options.toml` says which have an effect. What cannot be used is told, never guessed at.
"""

from __future__ import annotations

import difflib
import os
import re
import threading
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias, cast

from flowc_compiler.passes.magic import Magic

Value: TypeAlias = "bool | int | float | str | tuple[object, ...] | None"


@dataclass(frozen=True, slots=True)
class Option:
    """`kind`: the type by name (`list` is of texts)."""

    key: str
    kind: str
    default: Value = None
    scriptable: bool = False
    effect: bool = False
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A value, and where it was said."""

    value: Value
    source: str


class BadOption(ValueError):
    """There is no such option, or it cannot have that value."""


_WORDS: Final = {"bool": bool, "int": int, "float": float, "str": str}
_YES_OR_NO: Final = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False}


def _read_table() -> dict[str, Option]:
    table = tomllib.loads(files("flowc_runtime").joinpath("options.toml").read_text("utf-8"))
    themes = table.pop("themes")
    found = {
        key: Option(key, entry["type"], _frozen(entry.get("default")), **_flags(entry)) for key, entry in table.items()
    }
    for section in themes["sections"]:
        names = [name for name in themes["names"] if section == "theme" or name not in themes["of_all"]]
        found.update({f"{section}.{name}": Option(f"{section}.{name}", "any", effect=True) for name in names})
    return found


def _flags(entry: Mapping[str, object]) -> dict[str, bool]:
    return {name: bool(entry.get(name)) for name in ("scriptable", "effect", "sensitive")}


def _frozen(value: object) -> Value:
    return tuple(cast("list[object]", value)) if isinstance(value, list) else cast("Value", value)


OPTIONS: Final[Mapping[str, Option]] = _read_table()


def option(key: str) -> Option:
    """Raises BadOption, which names what was probably meant."""
    known = OPTIONS.get(key)
    if known is None:
        near = difflib.get_close_matches(key, OPTIONS, n=1)
        raise BadOption(f"there is no option {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return known


def parsed(key: str, value: object) -> Value:
    """What a file, a variable or the command line says, as the option's type. Raises BadOption."""
    known = option(key)
    if known.kind == "any":
        return _frozen(value)
    if known.kind == "list":
        parts = cast("list[object]", value) if isinstance(value, list) else str(value).split(",")
        return tuple(str(part).strip() for part in parts if str(part).strip())
    wanted = _WORDS[known.kind]
    if isinstance(value, str) and wanted is not str:
        value = _of_text(key, value, wanted)
    if isinstance(value, bool) is not (wanted is bool) or not isinstance(
        value, (wanted, int) if wanted is float else wanted
    ):
        raise BadOption(f"{key} takes {_ARTICLES[known.kind]}, not {value!r}")
    return cast("Value", wanted(value))


_ARTICLES: Final = {"bool": "true or false", "int": "a whole number", "float": "a number", "str": "a text"}


def _of_text(key: str, text: str, wanted: type) -> object:
    try:
        return _YES_OR_NO[text.strip().lower()] if wanted is bool else cast("object", wanted(text))
    except (KeyError, ValueError):
        raise BadOption(f"{key} takes {_ARTICLES[wanted.__name__]}, not {text!r}") from None


@dataclass
class Configuration:
    """Of one server, or of one session where there is no server. `problems`: what was said and cannot be used."""

    given: dict[str, Given] = field(default_factory=dict[str, Given])
    problems: list[str] = field(default_factory=list[str])
    set_now: dict[str, Value] = field(default_factory=dict[str, Value])
    """What scripts have set; another dictionary takes its place."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: str) -> Value:
        """Raises BadOption."""
        known = option(key)
        if key in self.set_now:
            return self.set_now[key]
        given = self.given.get(key)
        return known.default if given is None else given.value

    def set(self, key: str, value: Value) -> None:
        with self._lock:
            self.set_now = {**self.set_now, key: value}

    def say(self, key: str, value: object, source: str) -> None:
        """Something says an option; what cannot be used is a problem."""
        try:
            self.given[key] = Given(parsed(key, value), source)
        except BadOption as error:
            self.problems.append(f"{source}: {error}")

    @property
    def magic(self) -> Magic:
        """Which bare expressions of a script are shown."""
        return Magic(
            enabled=bool(self.get("runner.magicEnabled")),
            docstring=bool(self.get("magic.displayRootDocString")),
            last_call=bool(self.get("magic.displayLastExprIfNoSemicolon")),
        )

    @property
    def secret_files(self) -> tuple[str, ...]:
        return cast("tuple[str, ...]", self.get("secrets.files") or ())


def load_configuration(
    script: Path, flags: Mapping[str, object] | None = None, environment: Mapping[str, str] | None = None
) -> Configuration:
    """`flags`: what the command line says, by key."""
    made = Configuration()
    folders = config_folders(script)
    made.given["secrets.files"] = Given(tuple(str(folder / "secrets.toml") for folder in folders), "the usual places")
    for folder in folders:
        _take_file(made, folder / "config.toml")
    for key, text, name in _from_environment(os.environ if environment is None else environment):
        made.say(key, text, name)
    for key, value in (flags or {}).items():
        made.say(key, value, "the command line")
    return made


def config_folders(script: Path) -> tuple[Path, ...]:
    """Where options and secrets are looked for; the last one governs."""
    found = [Path.cwd(), script.resolve().parent]
    try:
        found.insert(0, Path.home())
    except RuntimeError:
        pass  # a user without a home has no options of their own
    return tuple(dict.fromkeys(folder / ".streamlit" for folder in found))


def _take_file(made: Configuration, file: Path) -> None:
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        made.problems.append(f"{file}: {error}")
        return
    for key, found in _flattened(said, ""):
        made.say(key, found, str(file))


def _flattened(said: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    for name, value in said.items():
        key = f"{before}{name}"
        if isinstance(value, dict) and key not in OPTIONS:
            yield from _flattened(cast("dict[str, object]", value), f"{key}.")
        else:
            yield key, value


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """`STREAMLIT_SERVER_PORT` says `server.port`; flowc's own name for it comes after, and governs."""
    said = set(environment)
    for name, key in _variables():
        if name in said:
            yield key, environment[name], name


@cache
def _variables() -> tuple[tuple[str, str], ...]:
    """The names of all variables, each with its option."""
    plain = {key: re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", key).replace(".", "_").upper() for key in OPTIONS}
    return tuple((prefix + name, key) for prefix in ("STREAMLIT_", "FLOWC_") for key, name in plain.items())
