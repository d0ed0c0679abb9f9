"""Saved files reach the sessions, also where the system does not tell of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any, cast

import pytest
import trio

from flowc_runtime.server import watch
from flowc_runtime.server.watch import Seen, looks_of, reload_on_save


def test_what_was_told_in_time_is_not_missed(tmp_path: Path) -> None:
    seen, script = Seen(), tmp_path / "app.py"
    _save(script, "1")
    assert seen.missed(looks_of([script])) == {}
    _save(script, "22")
    assert seen.missed(looks_of([script])) == {}  # the system may be about to tell
    seen.told(looks_of([script]))
    assert seen.missed(looks_of([script])) == {}
    assert seen.missed(looks_of([script])) == {}


def test_what_nobody_told_of_is_missed_once(tmp_path: Path) -> None:
    seen, script = Seen(), tmp_path / "app.py"
    _save(script, "1")
    assert seen.missed(looks_of([script])) == {}
    _save(script, "22")
    assert [list(seen.missed(looks_of([script]))) for _ in range(4)] == [[], [script], [], []]


def test_while_a_file_is_being_written_it_is_left_alone(tmp_path: Path) -> None:
    seen, script = Seen(), tmp_path / "app.py"
    found: list[list[Path]] = []
    for length in range(5):
        _save(script, "x" * length)
        found.append(list(seen.missed(looks_of([script]))))
    assert found == [[]] * 5
    assert list(seen.missed(looks_of([script]))) == [script]


def test_a_file_that_comes_and_goes(tmp_path: Path) -> None:
    seen, module = Seen(), tmp_path / "module.py"
    assert seen.missed(looks_of([module])) == {}
    _save(module, "1")
    assert [list(seen.missed(looks_of([module]))) for _ in range(3)] == [[], [module], []]
    module.unlink()
    assert [list(seen.missed(looks_of([module]))) for _ in range(3)] == [[], [module], []]


def test_a_save_that_the_system_keeps_to_itself_reloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "app.py"
    _save(script, "1")
    monkeypatch.setattr(watch, "watch", _silent)
    monkeypatch.setattr(watch, "_LOOK_AGAIN_SECONDS", 0.02)
    sessions = _Sessions(script)

    async def serve() -> None:
        with trio.fail_after(20):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(reload_on_save, script, cast("Any", sessions))
                await trio.sleep(0.2)
                assert sessions.reloaded == []
                _save(script, "22")
                while not sessions.reloaded:
                    await trio.sleep(0.01)
                nursery.cancel_scope.cancel()

    trio.run(serve)
    assert sessions.reloaded == [("app.py",)]


class _Sessions:
    """One session, of the script alone."""

    def __init__(self, script: Path) -> None:
        self.live = SimpleNamespace(worker=SimpleNamespace(watched=frozenset({script.resolve()})))
        self.reloaded: list[tuple[str, ...]] = []

    def __iter__(self) -> Iterator[object]:
        return iter([self.live])

    def reload(self, files: tuple[str, ...], concerned: Callable[[object], bool]) -> None:
        if concerned(self.live):
            self.reloaded.append(files)


def _silent(*_folders: Path, stop_event: Event, **_options: object) -> Iterator[set[object]]:
    """A file system that tells of nothing."""
    stop_event.wait()
    yield from ()


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    stamp = path.stat().st_mtime_ns + len(text)
    os.utime(path, ns=(stamp, stamp))
