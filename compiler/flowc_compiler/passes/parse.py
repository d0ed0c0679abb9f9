"""Source text -> syntax tree, by CPython's own parser.

After it: the tree has exact lines and columns; a text that cannot be parsed gives an empty tree, a diagnostic with
the user's line, and CPython's own error for the page. Nothing is executed.
"""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path
from typing import Final

from flowc_compiler.ir.source import Diagnostic, Parsed, SourceText
from flowc_compiler.quiet import quietly
from flowc_compiler.remembered import Kept, moves
from flowc_compiler.reparse import reparsed

TOO_DEEP: Final = "the source nests too deeply"
_DEEP_WORDS: Final = ("too many nested parentheses", "too many levels of indentation", "too complex")
"""How CPython's parser says it."""
_FILES: Final = Kept[Parsed]("file")


def parse(source: SourceText) -> Parsed:
    """What stood in the file in the compilation before is not parsed again."""
    parsed = _reparsed(source) or _parsed(source)
    _FILES.keep(source.path, parsed)
    return parsed


def _reparsed(source: SourceText) -> Parsed | None:
    before, moving = _FILES.last(source.path), moves()
    if before is None or moving is None:
        return None
    if before.source == source:
        return before
    tree = reparsed(source, before, moving)
    return None if tree is None else Parsed(source, tree)


def _parsed(source: SourceText) -> Parsed:
    try:
        with quietly():
            tree = ast.parse(source.text, source.path, "exec")
    except SyntaxError as error:
        deep = any(words in error.msg for words in _DEEP_WORDS)
        null = "null bytes" in error.msg
        return _failed(source, error, "FC003" if deep else "FC002" if null else "FC001")
    except (RecursionError, MemoryError):
        return failed(source, TOO_DEEP, "FC003")
    except ValueError as error:
        # Null bytes, in some versions of Python, and halves of characters.
        return failed(source, str(error), "FC002")
    return Parsed(source, tree)


def read_source(path: Path) -> SourceText:
    """The text of a Python file, decoded as Python does (coding line, byte order mark).

    Raises OSError when it cannot be read and SyntaxError when it cannot be decoded.
    """
    return SourceText(str(path), _decoded(path.read_bytes(), path))


def _decoded(content: bytes, path: Path) -> str:
    if content.isascii() and b"coding" not in content and b"\r" not in content:
        # What most files are; looking for a coding line takes longer than reading the file.
        return content.decode("ascii")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return io.TextIOWrapper(io.BytesIO(content), encoding).read()
    except (ValueError, LookupError) as error:
        line = content.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        raise SyntaxError(f"cannot decode the file: {error}", (str(path), line, 1, "")) from error


def failed(source: SourceText, reason: str, code: str) -> Parsed:
    """What stands for a source that is refused as a whole."""
    return _failed(source, SyntaxError(reason, (source.path, 1, 1, "")), code)


def _failed(source: SourceText, error: SyntaxError, code: str) -> Parsed:
    return Parsed(source, ast.Module(body=[], type_ignores=[]), (refused(error, code),), error)


def refused(error: SyntaxError, code: str) -> Diagnostic:
    """CPython's own words and place. Its columns count from 1, and some places lie before the first line."""
    line, column = max(error.lineno or 1, 1), max((error.offset or 1) - 1, 0)
    end_line, end_column = error.end_lineno or 0, max((error.end_offset or 1) - 1, 0)
    if (end_line, end_column) <= (line, column):
        end_line, end_column = line, column + 1
    return Diagnostic(code, "error", line, column, error.msg, "", end_line, end_column)
