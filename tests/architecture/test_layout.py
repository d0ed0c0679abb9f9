"""The repository's folders are those of the layout, and its files speak of the project alone."""

from __future__ import annotations

import json
import re

import pytest

from tests.architecture.source_tree import ROOT, repository_files

_FOLDERS = {"compiler", "runtime", "stdlib_shims", "flowc", "client", "tests", "examples", "docs"}


def test_top_level_folders() -> None:
    top = {path.parts[0] for path in repository_files() if len(path.parts) > 1}
    assert {name for name in top if not name.startswith(".")} == _FOLDERS


# Written in pieces, so that this file does not contain what it looks for.
_HOSTS = tuple(
    ".".join(parts)
    for parts in (("registry", "npmjs", "org"), ("pythonhosted", "org"), ("pypi", "org"), ("deb", "debian", "org"))
)
_FOLDERS_OF_A_MACHINE = re.compile(
    r"(?<![\w./~-])/(?:" + "|".join(("wor" + "k", "roo" + "t", "hom" + "e", "User" + "s")) + r")/\w"
)


def _complaints(text: str) -> list[str]:
    found = [host for host in _HOSTS if host in text]
    return found + [match.group() for match in _FOLDERS_OF_A_MACHINE.finditer(text)]


def test_no_machine_paths_and_no_registry_hosts() -> None:
    found: dict[str, list[str]] = {}
    for path in repository_files():
        content = (ROOT / path).read_bytes()
        if b"\0" in content:
            continue
        complaints = _complaints(content.decode("utf-8", errors="replace"))
        if complaints:
            found[path.as_posix()] = complaints
    assert found == {}


def test_machine_paths_and_hosts_would_be_found() -> None:
    home = "/" + "home/somebody/app.py"
    assert _complaints(f'open("{home}")')
    assert _complaints("https://" + _HOSTS[0] + "/left-pad")
    assert _complaints("see docs/home/page.md and ~/work/x and ./root/y") == []


@pytest.mark.parametrize("folder", ["client/web", "client/graph"])
def test_lock_file_names_no_download_addresses(folder: str) -> None:
    """The registry is the installing machine's business; integrity hashes stay."""
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert sum("integrity" in entry for entry in packages.values()) > 100
    assert "omit-lockfile-registry-resolved=true" in (ROOT / folder / ".npmrc").read_text(encoding="utf-8")
