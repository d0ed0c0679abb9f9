"""The rules -> the pages of docs/errors: one per code, and a list of them. `make generate` writes them."""

from __future__ import annotations

import sys
from pathlib import Path

from flowc_compiler.diagnostics.rules import Rule, rules

_GENERATED = "<!-- Made from compiler/flowc_compiler/diagnostics/rules.toml by `make generate`. -->"

_ALWAYS_TOLD = ("FC001", "FC002", "FC003", "FC090")


def pages() -> dict[str, str]:
    """File name -> text."""
    made = {f"{code}.md": _page(rule) for code, rule in rules().items()}
    return made | {"README.md": _list()}


def _page(rule: Rule) -> str:
    parts = [
        _GENERATED,
        f"# {rule.code}: {rule.title}",
        f"Severity: {rule.severity}.",
        f"## Why\n\n{rule.why}",
        f"## What happens meanwhile\n\n{rule.meanwhile}",
        f"## What to do\n\n{rule.fix}",
    ]
    if rule.example:
        parts.append(f"## Example\n\n```py\n{rule.example.strip()}\n```")
    if rule.beside[0]:
        parts.append(f"with `{rule.beside[0]}` beside it:\n\n```py\n{rule.beside[1].strip()}\n```")
    if rule.fixed:
        parts.append(f"Without it:\n\n```py\n{rule.fixed.strip()}\n```")
    if rule.code not in _ALWAYS_TOLD:
        parts.append(f"A comment `# flowc: ignore[{rule.code}]` at the end of the line keeps it quiet.")
    return "\n\n".join(parts) + "\n"


def _list() -> str:
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.severity} | {rule.title} |" for rule in rules().values()]
    table = "\n".join(["| code | severity | what |", "|---|---|---|", *rows])
    return f"{_GENERATED}\n\n# What `flowc check` finds\n\n{table}\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
