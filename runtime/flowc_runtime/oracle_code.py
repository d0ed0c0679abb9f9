"""The untouched source, compiled by CPython itself; only magic is rewritten."""

from __future__ import annotations

import warnings
from types import CodeType

from flowc_compiler.ir.source import Parsed


def oracle_code(parsed: Parsed) -> CodeType:
    """`parsed` is the tree after magic. Raises SyntaxError as CPython does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(parsed.tree, parsed.source.path, "exec", dont_inherit=True)
