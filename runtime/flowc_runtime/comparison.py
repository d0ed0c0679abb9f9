"""Two likenesses, what is expected and what is there -> where they differ first, and which slot is responsible.

`excused` slots show what cannot be repeated (`unsteady.py`): a difference that consists of their elements alone is
none, and the comparison says that it looked away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, TypeAlias

import msgspec

from flowc_runtime.events import RunReport, SlotReport
from flowc_runtime.likeness import Likeness, Line, digest
from flowc_runtime.rendering import concealed
from flowc_runtime.witness import Witness

Part: TypeAlias = Literal["page", "state", "printed", "ending", "exception"]

_CUT: Final = 400


class Blamed(msgspec.Struct, frozen=True):
    """The slot that made what differs. `source` is its first line."""

    cell: str
    lines: tuple[int, int]
    executed: bool
    witness: Witness
    source: str

    def text(self) -> str:
        what = f"executed: {self.witness.text()}" if self.executed else "reused"
        return f"{self.cell}  {self.source}  ({what})"


class Difference(msgspec.Struct, frozen=True):
    """`where`: the element, key or stream. `expected` and `got` are cut."""

    part: Part
    where: str
    expected: str
    got: str
    blamed: Blamed | None = None


class Writers(msgspec.Struct, frozen=True):
    """Who wrote what, where that is known: by element, by key of the session state, and to the standard streams."""

    elements: dict[str, SlotReport]
    keys: dict[str, SlotReport]
    printing: tuple[SlotReport, ...]
    order: dict[int, int]
    """The place of each slot in script order, by uid."""


class Compared(msgspec.Struct, frozen=True):
    """`excused`: how many differences were looked away from."""

    differences: tuple[Difference, ...]
    excused: int = 0


NOBODY: Final = Writers({}, {}, (), {})


def compared(
    expected: Likeness,
    got: Likeness,
    report: RunReport,
    writers: Writers = NOBODY,
    excused: frozenset[int] = frozenset(),
) -> Compared:
    """The smallest responsible cell first: differences in script order of who made them."""
    judge = _Judge(report, writers, excused)
    found = [
        *judge.pages(expected.page, got.page),
        *judge.states(dict(expected.state), dict(got.state)),
        *judge.texts("printed", _printed(expected), _printed(got)),
        *judge.texts("ending", expected.ending, got.ending),
        *judge.texts("exception", expected.exception, got.exception),
    ]
    return Compared(tuple(sorted(found, key=judge.place)), judge.looked_away)


class _Judge:
    def __init__(self, report: RunReport, writers: Writers, excused: frozenset[int]) -> None:
        self.executed = {slot.uid for slot in report.executed}
        self.writers = writers
        self.excused = excused
        self.looked_away = 0

    def place(self, difference: Difference) -> int:
        blamed = difference.blamed
        found = next((s for s in self.writers.elements.values() if blamed is not None and s.cell == blamed.cell), None)
        return self.writers.order.get(found.uid, 1_000_000) if found is not None else 1_000_000

    def pages(self, expected: Sequence[Line], got: Sequence[Line]) -> Iterator[Difference]:
        ours, theirs = [_key(line) for line in expected], [_key(line) for line in got]
        if ours == theirs:
            return
        for tag, i, k, j, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            makers = [self.writers.elements.get(line.ref) for line in got[j:m]]
            if self._may_differ(makers):
                continue
            maker = next((one for one in makers if one is not None and one.uid not in self.excused), None)
            wanted, there = _told_apart(_first(expected[i:k]), _first(got[j:m]))
            yield Difference("page", _where(expected[i:k], got[j:m]), wanted, there, self._blamed(maker))

    def states(self, expected: dict[str, str], got: dict[str, str]) -> Iterator[Difference]:
        for key in sorted(expected.keys() | got.keys()):
            ours, theirs = expected.get(key, "absent"), got.get(key, "absent")
            writer = self.writers.keys.get(key)
            if ours != theirs and not self._may_differ([writer]):
                where = f"st.session_state[{key!r}]"
                yield Difference("state", where, _shown(ours), _shown(theirs), self._blamed(writer))

    def texts(self, part: Part, expected: str, got: str) -> Iterator[Difference]:
        writers = list(self.writers.printing) if part == "printed" else []
        if expected == got or (any(one.uid in self.excused for one in writers) and self._look_away()):
            return
        at = next((n for n, (a, b) in enumerate(zip(expected, got, strict=False)) if a != b), 0)
        blamed = self._blamed(writers[0]) if writers else None
        yield Difference(part, part, _shown(expected[max(0, at - 20) :]), _shown(got[max(0, at - 20) :]), blamed)

    def _may_differ(self, makers: Sequence[SlotReport | None]) -> bool:
        """Where something is missing nobody made it: a condition that cannot be repeated may have left it out."""
        known = [maker for maker in makers if maker is not None]
        excused = all(maker.uid in self.excused for maker in known) if known else bool(self.excused and not makers)
        return excused and self._look_away()

    def _look_away(self) -> bool:
        self.looked_away += 1
        return True

    def _blamed(self, slot: SlotReport | None) -> Blamed | None:
        if slot is None:
            return None
        source = slot.source.partition("\n")[0]
        return Blamed(slot.cell, slot.lines, slot.uid in self.executed, slot.witness, source)


def _key(line: Line) -> tuple[int, str, str]:
    return line.depth, line.kind, _without_addresses(line.content)


def _without_addresses(text: str) -> str:
    return re.sub(r" at 0x[0-9a-fA-F]+", " at 0x…", text)


def _where(expected: Sequence[Line], got: Sequence[Line]) -> str:
    if not got:
        return f"a {expected[0].kind} is missing"
    return f"the {got[0].kind}" if expected else f"a {got[0].kind} too many"


def _first(lines: Sequence[Line]) -> str:
    return lines[0].content if lines else "nothing"


def _told_apart(one: str, other: str) -> tuple[str, str]:
    """Of two elements the fields that differ, where they can be read; a kept element begins with its digest."""
    ours, theirs = _fields(one), _fields(other)
    if ours is None or theirs is None:
        return _shown(one), _shown(other)
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return _listed(ours, names), _listed(theirs, names)


def _fields(content: str) -> dict[str, object] | None:
    try:
        return msgspec.json.decode(re.sub("^[0-9a-f]{16} ", "", content), type=dict[str, object])
    except msgspec.MsgspecError:
        return None


def _listed(fields: dict[str, object], names: Sequence[str]) -> str:
    said = (f"{name}: {msgspec.json.encode(fields[name]).decode()}" for name in names if name in fields)
    return _shown(", ".join(said)) or "nothing"


def _shown(text: str) -> str:
    text = concealed(text)
    return text if len(text) <= _CUT else text[: _CUT - 1] + "…"


def _printed(seen: Likeness) -> str:
    return "".join(f"[{stream}] {text}" for stream, text in seen.printed)


def digested(seen: Likeness) -> Likeness:
    """The same to be kept: what elements show begins with its digest and is cut, values are digests alone."""
    return Likeness(
        tuple(Line(line.depth, line.kind, _digested(line.content), line.ref) for line in seen.page),
        tuple((key, digest(_without_addresses(portrait))) for key, portrait in seen.state),
        tuple((stream, concealed(text)) for stream, text in seen.printed),
        seen.ending,
        seen.exception,
    )


def _digested(content: str) -> str:
    content = _without_addresses(content)
    return f"{digest(content)} {_shown(content)}"
