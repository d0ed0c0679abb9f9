"""Checked files -> JSON for programs, and SARIF 2.1.0 for what shows findings beside the code.

Lines and columns count from 1 in both; columns are characters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from flowc import __version__
from flowc_compiler.diagnostics.rules import Rule, rules
from flowc_compiler.ir.source import Diagnostic, Severity

if TYPE_CHECKING:
    from flowc.cli.check import Checked

_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "note": "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def json_text(checked: list[Checked], *, stats: bool) -> str:
    return json.dumps({"version": 1, "files": [_file(one, stats=stats) for one in checked]}, indent=2)


def _file(one: Checked, *, stats: bool) -> dict[str, object]:
    made: dict[str, object] = {"path": one.shown_as, "findings": [_finding(found) for found in one.found]}
    if stats:
        closed = [{"line": place.call.lineno, "reason": place.reason} for place in one.commands if not place.opened]
        made["commands"] = {"all": len(one.commands), "closed": closed}
    return made


def _finding(found: Diagnostic) -> dict[str, object]:
    rule = rules()[found.code]
    return {
        "code": found.code,
        "title": rule.title,
        "severity": found.severity,
        "message": found.message,
        "meanwhile": rule.meanwhile,
        "fix": found.hint,
        **_region(found, ("line", "column", "end_line", "end_column")),
    }


def _region(found: Diagnostic, names: tuple[str, str, str, str]) -> dict[str, int]:
    start_line, start_column, end_line, end_column = names
    region = {start_line: found.line, start_column: found.column + 1}
    if found.end_line:
        region |= {end_line: found.end_line, end_column: found.end_column + 1}
    return region


def sarif_text(checked: list[Checked]) -> str:
    known = list(rules().values())
    numbers = {rule.code: number for number, rule in enumerate(known)}
    driver = {
        "name": "flowc",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in known],
    }
    results = [_result(one, found, numbers) for one in checked for found in one.found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.why} {rule.meanwhile}"},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Checked, found: Diagnostic, numbers: Mapping[str, int]) -> dict[str, object]:
    region = _region(found, ("startLine", "startColumn", "endLine", "endColumn"))
    place = {"artifactLocation": {"uri": _uri(one.shown_as)}, "region": region}
    return {
        "ruleId": found.code,
        "ruleIndex": numbers[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(shown_as: str) -> str:
    """Relative to where the command was run, which is what services resolve against the repository."""
    path = Path(shown_as)
    return path.as_uri() if path.is_absolute() else quote(PurePath(shown_as).as_posix())
