"""Text that a run is about to print -> what of it has not gone out yet.

What goes out on a real stream cannot be taken back, and a walk that starts again says most of it once more: slots that
are emulated, and those that execute a second time. So it is remembered who has said what, and who says the same again,
in the same order, says it in silence. From the first difference on a slot's text goes out, beginning with the line in
which it differs: both are on the stream then, and that is the best that can be done.

Where the script was compiled again between two walks, what slots have said that are gone may be said by any other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable
from typing import TypeAlias

from flowc_shims.stdlib.observer import Stream

Text: TypeAlias = tuple[Stream, str]


class Said:
    """Of one run. `speaker`: the slot that executes, or is emulated, now."""

    def __init__(self) -> None:
        self.speaker: Hashable = None
        self._walk: list[tuple[Hashable, Text]] = []
        self._left: dict[Hashable, deque[Text]] = {}
        """What each has said in earlier walks and not yet in this one."""
        self._anybody: deque[Text] = deque()
        """What slots have said that are gone."""
        self._line: list[Text] = []
        """What the speaker has said in silence since its line began."""

    def speaks(self, slot: Hashable) -> None:
        """Its text comes next; it begins with what it said first."""
        self.speaker = slot
        self._line.clear()

    def news(self, stream: Stream, text: str) -> str:
        """What has to be written where `text` is said; nothing where it has gone out before."""
        self._walk.append((self.speaker, (stream, text)))
        own = self._left.get(self.speaker, deque())
        left = own or self._anybody
        if left and left[0] == (stream, text):
            left.popleft()
            self._line.append((stream, text))
            if text.endswith("\n"):
                self._line.clear()
            return ""
        own.clear()
        begun = "".join(part for one, part in self._line if one == stream)
        self._line.clear()
        return begun + text

    def begin_walk(self) -> None:
        """What callbacks have said is theirs."""
        self._walk.clear()

    def begin_again(self, alive: Collection[Hashable]) -> None:
        """The walk starts again, with these slots."""
        known: dict[Hashable, deque[Text]] = {}
        left = ((speaker, text) for speaker, texts in self._left.items() for text in texts)
        for speaker, text in (*self._walk, *left):
            gone = speaker is not None and speaker not in alive
            (self._anybody if gone else known.setdefault(speaker, deque())).append(text)
        self._left = known
        self._walk.clear()
        self._line.clear()
