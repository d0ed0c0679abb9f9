"""The app's options and who connects -> how that tab's page is dressed, and whether it may look behind it.

Holds: only a browser of this machine that reached the server by a name of this machine is told what runs did, whatever
the options say; a proxy in between makes it another one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

import trio

from flowc_runtime.configuration import Configuration, config_folders, load_configuration
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.security import LOOPBACK
from flowc_runtime.theme import Theme, theme_of, theme_places
from flowc_runtime.wire.messages import Look

GRAPH: Final = "/_flowc/graph"

Toolbar: TypeAlias = Literal["developer", "viewer", "minimal"]

_PROXIED: Final = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")
_LOOK_AGAIN_SECONDS: Final = 0.5

_log = logging.getLogger("flowc.server")


class Looks:
    """Of one server."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self.configuration: Configuration = options.configuration or load_configuration(options.script)
        self.theme: Theme = Theme()
        self.problems: tuple[str, ...] = ()
        self._read()

    def of(self, headers: Mapping[str, str], address: str | None, *, run_on_save: bool) -> Look:
        """`headers` by their lower-case names."""
        near = is_near(headers, address)
        toolbar = self.toolbar(near=near)
        developer = toolbar == "developer"
        chooses = developer and self.watches and self.configuration.get("server.allowRunOnSave") is True
        return Look(
            toolbar=toolbar,
            inspects=developer and near,
            run_on_save=run_on_save if chooses else None,
            graph=GRAPH if developer and near and self._options.graph is not None else "",
            theme=self.theme,
        )

    def toolbar(self, *, near: bool) -> Toolbar:
        match self.configuration.get("client.toolbarMode"):
            case "developer":
                return "developer"
            case "viewer":
                return "viewer"
            case "minimal":
                return "minimal"
            case _:
                return "developer" if near else "viewer"

    @property
    def watches(self) -> bool:
        return self.configuration.get("server.fileWatcherType") != "none"

    @property
    def runs_on_save(self) -> bool:
        """A saved script runs at once, unless somebody says otherwise."""
        said = self.configuration.given.get("server.runOnSave")
        return said is None or said.value is True

    def reload(self) -> bool:
        """Take over what the files say now; whether the theme or the toolbar is another one."""
        reread = self._options.reread or (lambda: load_configuration(self._options.script))
        before = self.theme, self.configuration.get("client.toolbarMode")
        fresh = reread()
        for problem in fresh.problems:
            self._tell(problem)
        # In place: sessions hold on to this one, and look at it whenever they are asked.
        self.configuration.given = fresh.given
        known = self.problems
        self._read()
        for problem in self.problems:
            if problem not in known:
                self._tell(problem)
        return before != (self.theme, self.configuration.get("client.toolbarMode"))

    def _read(self) -> None:
        self.theme, self.problems = theme_of(self.configuration, theme_places(self._options.script))

    def _tell(self, problem: str) -> None:
        if self._options.on_problem is None:
            _log.warning("%s", problem)
        else:
            self._options.on_problem(problem)


def is_near(headers: Mapping[str, str], address: str | None) -> bool:
    """Whether a request comes from this machine, by a name of this machine, and not through a proxy."""
    if any(name in headers for name in _PROXIED) or address not in (*LOOPBACK, "::ffff:127.0.0.1"):
        return False
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname in LOOPBACK
    except ValueError:
        return False


async def follow_options(looks: Looks, script: Path, changed: Callable[[], None]) -> None:
    """Runs for as long as the server: what is saved in a file of options is on the page a moment later. The folders may
    not exist yet, so the files are looked at, not watched."""
    seen = _stamps(script)
    while True:
        await trio.sleep(_LOOK_AGAIN_SECONDS)
        now = _stamps(script)
        if now != seen:
            seen = now
            if looks.reload():
                changed()


def _stamps(script: Path) -> tuple[tuple[int, int] | None, ...]:
    """What says whether a file of options was saved."""
    return tuple(_stamp(folder / "config.toml") for folder in config_folders(script))


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
