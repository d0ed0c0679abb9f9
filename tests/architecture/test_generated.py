"""Generated files are committed, and equal what their generators print now."""

from __future__ import annotations

import subprocess
import sys

from flowc_compiler.diagnostics.pages import pages
from tests.architecture.source_tree import ROOT


def test_typescript_messages_are_fresh() -> None:
    """`make generate` writes them again."""
    command = [sys.executable, "-m", "flowc_runtime.wire.typescript"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert len(printed.splitlines()) > 50
    assert (ROOT / "client/protocol/messages.gen.ts").read_text(encoding="utf-8") == printed


def test_pages_of_diagnostics_are_fresh() -> None:
    """`make generate` writes them again."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/errors").iterdir()}
    assert kept == pages()
