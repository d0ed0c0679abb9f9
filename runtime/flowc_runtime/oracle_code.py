"""The untouched source, compiled by CPython itself; only magic is rewritten."""

from __future__ import annotations

from types import CodeType

from flowc_compiler.ir.source import Parsed
from flowc_compiler.quiet import quietly


def oracle_code(parsed: Parsed) -> CodeType:
    """`parsed` is the tree after magic. Raises SyntaxError as CPython does."""
    with quietly():
        return compile(parsed.tree, parsed.source.path, "exec", dont_inherit=True)
