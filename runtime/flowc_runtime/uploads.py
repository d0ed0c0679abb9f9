"""The files that a browser has sent to one session: held once, for as long as a widget has them.

The web server's thread puts them in, the session's thread takes them out. A file that a run has asked for is let go of
when no widget has it any more; one that no event has told of yet (its form has not been sent) waits, until the browser
takes it back.

Holds: `held` is the sum of the sizes of all files, never more than `most_bytes`. Thread-safe.
"""

from __future__ import annotations

from collections.abc import Collection
from threading import Lock
from typing import Final

from flowc_runtime.events import Event, values_of
from flowc_shims.streamlit.uploaded_file import Allowance, FileRecord, texts_in

MOST_BYTES: Final = 4 * 1024 * 1024 * 1024


class NoRoom(Exception):
    """The session holds as many bytes as it may."""


class Uploads:
    """Implements `flowc_shims.streamlit.uploaded_file.Files`."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self._lock = Lock()
        self._files: dict[str, FileRecord] = {}
        self._told: set[str] = set()
        self._allowances: dict[str, Allowance] = {}
        self.held = 0

    # --- the session's side
    def allow(self, widget: str, allowance: Allowance) -> None:
        self._allowances[widget] = allowance

    def get(self, file_id: str) -> FileRecord | None:
        with self._lock:
            found = self._files.get(file_id)
            if found is not None:
                self._told.add(file_id)
            return found

    def let_go(self, wanted: Collection[str]) -> None:
        """A run has ended after which the widgets have these files."""
        with self._lock:
            for file_id in self._told.difference(wanted):
                self._drop(file_id)

    def named_in(self, event: Event) -> list[FileRecord]:
        """The files that an event of the browser tells of."""
        texts = [text for wire in values_of(event).values() for text in texts_in(wire)]
        with self._lock:
            return [self._files[text] for text in dict.fromkeys(texts) if text in self._files]

    # --- the browser's side
    def allowance(self, widget: str) -> Allowance | None:
        """None: no widget of this id takes files."""
        return self._allowances.get(widget)

    def has_room(self, size: int) -> bool:
        return self.held + size <= self.most_bytes

    def put(self, record: FileRecord) -> None:
        """Raises NoRoom."""
        with self._lock:
            if record.file_id in self._files:
                return
            if self.held + len(record.data) > self.most_bytes:
                raise NoRoom
            self._files[record.file_id] = record
            self.held += len(record.data)

    def take_back(self, file_id: str) -> None:
        """The reader has removed a file; one that a run knows of goes with the event that tells so."""
        with self._lock:
            if file_id not in self._told:
                self._drop(file_id)

    def check_valid(self) -> None:
        """The invariants; raises AssertionError."""
        with self._lock:
            assert self.held == sum(len(one.data) for one in self._files.values()), "the sum is wrong"
            assert self._told <= self._files.keys(), "a file that is gone is told of"

    def _drop(self, file_id: str) -> None:
        record = self._files.pop(file_id, None)
        self._told.discard(file_id)
        if record is not None:
            self.held -= len(record.data)
