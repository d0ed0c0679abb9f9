"""A user's source text with the name it was read from, and what the compiler has to say about it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "note"]

_CELL_NAME = re.compile(r"#\s*cell:\s*([A-Za-z_][\w-]*)\s*$")


@dataclass(frozen=True, slots=True)
class SourceText:
    """`path` is what tracebacks show; `text` is the decoded content."""

    path: str
    text: str

    def label_of(self, line: int) -> str:
        """The name of the cell that starts at `line`: a trailing `# cell: name`, else `L<line>`."""
        found = _CELL_NAME.search(self.line(line))
        return found.group(1) if found else f"L{line}"

    def line(self, number: int) -> str:
        """One line without its end; empty where there is none."""
        lines = _lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def line_count(self) -> int:
        return len(_lines(self.text))


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """The lines as Python counts them: a form feed or a line separator in a text ends none."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark with a code (`FC001`), the user's place (lines from 1, columns in characters from 0; no end where only
    a beginning is known) and a way out. Codes are those of `diagnostics/rules.toml`."""

    code: str
    severity: Severity
    line: int
    column: int
    message: str
    hint: str = ""
    end_line: int = 0
    end_column: int = 0

    def text(self, path: str) -> str:
        way_out = f" ({self.hint})" if self.hint else ""
        return f"{path}:{self.line}:{self.column + 1}: {self.code} {self.severity}: {self.message}{way_out}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The syntax tree of a source. `failure` is CPython's own SyntaxError where there is one; then the tree is empty.

    The tree is never changed by a later pass: passes that rewrite make a copy.
    """

    source: SourceText
    tree: ast.Module
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: SyntaxError | None = None
