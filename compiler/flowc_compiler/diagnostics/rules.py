"""`rules.toml` -> the rules, by code; and a finding by one of them.

Holds: a rule's severity is that of all its findings; the words of a rule are those of its page in docs/errors.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

from flowc_compiler.ir.source import Diagnostic, Severity, SourceText


@dataclass(frozen=True, slots=True)
class Rule:
    """`example` is a script that the rule finds something in, `fixed` the same without; empty where a script alone
    cannot show it. `beside`: the name and the text of a file that the example needs."""

    code: str
    title: str
    severity: Severity
    why: str
    meanwhile: str
    fix: str
    example: str
    fixed: str
    beside: tuple[str, str]


class _Words(TypedDict):
    title: str
    severity: Severity
    why: str
    meanwhile: str
    fix: str


class _Entry(_Words, total=False):
    example: str
    fixed: str
    beside: str
    beside_text: str


@cache
def rules() -> dict[str, Rule]:
    text = files("flowc_compiler.diagnostics").joinpath("rules.toml").read_text("utf-8")
    found = cast("dict[str, _Entry]", tomllib.loads(text))
    return {code: _rule(code, entry) for code, entry in found.items()}


def _rule(code: str, entry: _Entry) -> Rule:
    return Rule(
        code,
        entry["title"],
        entry["severity"],
        entry["why"],
        entry["meanwhile"],
        entry["fix"],
        entry.get("example", ""),
        entry.get("fixed", ""),
        (entry.get("beside", ""), entry.get("beside_text", "")),
    )


def finding(code: str, message: str, source: SourceText, node: ast.stmt | ast.expr | ast.alias) -> Diagnostic:
    """About a piece of syntax: its header, where it is a statement that holds others."""
    rule = rules()[code]
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
    body = getattr(node, "body", None)
    if isinstance(body, list):
        end_line, end_column = node.lineno, len(source.line(node.lineno).encode())
    return Diagnostic(
        code,
        rule.severity,
        node.lineno,
        _characters(source, node.lineno, node.col_offset),
        message,
        rule.fix,
        end_line,
        _characters(source, end_line, end_column),
    )


def _characters(source: SourceText, line: int, column: int) -> int:
    """Syntax nodes count bytes of UTF-8."""
    return len(source.line(line).encode(errors="surrogatepass")[:column].decode(errors="ignore"))
