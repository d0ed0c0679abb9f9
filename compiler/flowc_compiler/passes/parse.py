"""Source text -> syntax tree, by CPython's own parser.

After it: the tree has exact lines and columns; a text that cannot be parsed gives an empty tree, a diagnostic with
the user's line, and CPython's own error for the page. Nothing is executed.
"""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from pathlib import Path
from typing import Final

from flowc_compiler.ir.source import Diagnostic, Parsed, SourceText

TOO_DEEP: Final = "the source nests too deeply"


def parse(source: SourceText) -> Parsed:
    try:
        with warnings.catch_warnings():
            # "invalid escape sequence" is reported when the oracle or the emitted code is compiled, not twice.
            warnings.simplefilter("ignore")
            tree = ast.parse(source.text, source.path, "exec")
    except SyntaxError as error:
        return _failed(source, error)
    except (ValueError, RecursionError, MemoryError) as error:
        return failed(source, TOO_DEEP if not isinstance(error, ValueError) else str(error))
    return Parsed(source, tree)


def read_source(path: Path) -> SourceText:
    """The text of a Python file, decoded as Python does (coding line, byte order mark).

    Raises OSError when it cannot be read and SyntaxError when it cannot be decoded.
    """
    content = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = io.TextIOWrapper(io.BytesIO(content), encoding).read()
    except (UnicodeDecodeError, LookupError) as error:
        raise SyntaxError(f"cannot decode the file: {error}", (str(path), 1, 1, "")) from error
    return SourceText(str(path), text)


def failed(source: SourceText, reason: str) -> Parsed:
    """What stands for a source that is refused as a whole."""
    return _failed(source, SyntaxError(reason, (source.path, 1, 1, "")))


def _failed(source: SourceText, error: SyntaxError) -> Parsed:
    found = Diagnostic("FC001", "error", error.lineno or 1, max((error.offset or 1) - 1, 0), error.msg)
    return Parsed(source, ast.Module(body=[], type_ignores=[]), (found,), error)
