"""A script, driven by a test: set values, `run()`, look at the page.

Holds: a run happens in `run()` only, in a thread of its own, and is over when `run()` returns or raises; the page,
session state and widgets are those of a browser's session, and slots are reused between runs as in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

from flowc.testing.app.blocks import Block, Found, Queries
from flowc.testing.app.engine import Engine
from flowc.testing.app.report import Cells, explained
from flowc.testing.app.source import Given, caller_of, file_of_text, text_of_function
from flowc.testing.app.state import AppState
from flowc.testing.app.tree import Tree
from flowc.testing.app.visitor import browser_of, user_of

_DEFAULT_TIMEOUT: Final = 3


class AppTest(Queries):
    """One session of a script. Make it with `from_file`, `from_string` or `from_function`."""

    def __init__(self, script_path: str | Path, *, default_timeout: float = _DEFAULT_TIMEOUT) -> None:
        self.default_timeout = default_timeout
        self.query_params: dict[str, Any] = {}
        self.secrets: dict[str, Any] = {}
        self.user: dict[str, Any] = {"email": "test@example.com"}
        self.context: dict[str, Any] = {}
        self._engine = Engine(Path(script_path))
        self.session_state = AppState(self._engine.state)
        self._tree = Tree(self, self._engine)
        self._cleared: set[str] = set()

    @classmethod
    def from_file(cls, script_path: str | Path, *, default_timeout: float = _DEFAULT_TIMEOUT) -> AppTest:
        """The script of a file; a relative path is taken from the folder of the file that calls."""
        path = Path(script_path)
        path = path if path.is_absolute() else caller_of(1) / path
        if not path.is_file():
            raise FileNotFoundError(f"There is no script {path.resolve()} (paths are relative to the calling file).")
        return cls(path, default_timeout=default_timeout)

    @classmethod
    def from_string(cls, script: str, *, default_timeout: float = _DEFAULT_TIMEOUT) -> AppTest:
        """The script is this text."""
        return cls(file_of_text(script), default_timeout=default_timeout)

    @classmethod
    def from_function(
        cls,
        script: Callable[..., Any],
        *,
        default_timeout: float = _DEFAULT_TIMEOUT,
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> AppTest:
        """The script is this function's source, and a call of it: what it uses it must import itself."""
        text = text_of_function(script, Given(args or (), kwargs or {}))
        return cls(file_of_text(text), default_timeout=default_timeout)

    # --- what a user does

    def run(self, *, timeout: float | None = None) -> AppTest:
        """Send what was set, and wait for the end of the run. RuntimeError after `timeout` seconds."""
        page = self._engine.run(
            self._tree.to_send(self._cleared),
            self.default_timeout if timeout is None else timeout,
            self.query_params,
            self.secrets,
            user_of(self.user),
            browser_of(self.context),
        )
        self.query_params = self._engine.query_params
        self._tree = Tree(self, self._engine, page)
        return self

    def switch_page(self, page_path: str) -> AppTest:
        """Go to another page of the app, in the next run. `page_path` is a file, relative to the main script.

        Raises ValueError where the last run knew no such page."""
        try:
            self._engine.open_page(page_path)
        except LookupError as error:
            raise ValueError(str(error)) from None
        return self

    # --- what a user sees

    @property
    def main(self) -> Block:
        return self._tree.main

    @property
    def sidebar(self) -> Block:
        return self._tree.sidebar

    def below(self) -> Iterator[Found]:
        return self._tree.below()

    def get(self, element_type: str) -> list[Found]:
        return self._tree.get(element_type)

    def get_by_key(self, key: str) -> Found:
        return self._tree.get_by_key(key)

    def __len__(self) -> int:
        return len(self._tree)

    def __iter__(self) -> Iterator[Found]:
        return iter(self._tree)

    def __getitem__(self, position: int) -> Found:
        return self._tree[position]

    def __repr__(self) -> str:
        return f"AppTest({self._engine.script.name!r}, {self._tree.main!r}, {self._tree.sidebar!r})"

    # --- what flowc did

    @property
    def executed(self) -> Cells:
        """The cells that the last `run()` executed, in order; `"total" in at.executed` asks for one by name or line."""
        return self._cells("executed")

    @property
    def reused(self) -> Cells:
        """The cells whose outcome of an earlier run still held."""
        return self._cells("reused")

    def why(self, cell: str) -> str:
        """Why a cell, line (`":12"`), or element (its text or key) executed or was reused in the last `run()`."""
        return explained(self._engine.history.runs(), cell, self._engine.script.name)

    def _cells(self, which: Literal["executed", "reused"]) -> Cells:
        last = self._engine.last
        return Cells(() if last is None else getattr(last, which), self._engine.script.name)
