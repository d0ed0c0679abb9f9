"""A script that was compiled before -> the same program, as long as all texts that it was made of are the same.

Every session of an app compiles it. What the compiler asked for (the sources of local modules, missing ones too) is
asked for again and compared; a program never changes, so sessions may share it. The last results are kept, and of the
last files what their compilation remembers: an edited text is compiled with that.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, TypeAlias

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.libraries import Libraries
from flowc_compiler.modules import Closed, Find
from flowc_compiler.passes.magic import USUAL, Magic
from flowc_compiler.pipeline import Conditions, compile_again
from flowc_compiler.remembered import NOTHING, Memory

KEPT: Final = 50
REMEMBERED: Final = 8
_Asked: TypeAlias = tuple[SourceText, frozenset[str], Closed, Libraries, str, Magic]


@dataclass(frozen=True, slots=True)
class _Kept:
    program: Program
    modules: tuple[tuple[str, SourceText | None], ...]


_memories: Final[OrderedDict[str, Memory]] = OrderedDict()
"""Of the last compilation of each file, by path: an edited text is compiled with it."""
_programs: Final[OrderedDict[_Asked, _Kept]] = OrderedDict()
_lock: Final = threading.Lock()


def compiled(
    source: SourceText,
    *,
    local_modules: frozenset[str],
    kept_closed: Closed,
    libraries: Libraries,
    find: Find,
    page: str = "",
    rules: Magic = USUAL,
) -> Program:
    asked = (source, local_modules, kept_closed, libraries, page, rules)
    with _lock:
        kept = _programs.get(asked)
    if kept is not None and all(find(name) == text for name, text in kept.modules):
        return kept.program
    found: dict[str, SourceText | None] = {}

    def finding(name: str) -> SourceText | None:
        found[name] = find(name)
        return found[name]

    conditions = Conditions(local_modules, kept_closed, finding, libraries, page, rules)
    with _lock:
        before = _memories.get(source.path, NOTHING)
    program, memory = compile_again(source, before, conditions)
    with _lock:
        _memories[source.path] = memory
        _memories.move_to_end(source.path)
        while len(_memories) > REMEMBERED:
            _memories.popitem(last=False)
        _programs[asked] = _Kept(program, tuple(found.items()))
        _programs.move_to_end(asked)
        while len(_programs) > KEPT:
            _programs.popitem(last=False)
    return program
