"""Fingerprints of files: what somebody reads is another one exactly when the fingerprint is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from flowc_shims.stdlib import files
from flowc_shims.stdlib.files import MISSING, YOUNG_SECONDS, Look, fingerprint, still


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "data.txt"
    made.write_text("one")
    return made


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some time has gone by: what is on the disk now is not young."""
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 2 * YOUNG_SECONDS)


def taken(path: Path, look: Look = "content") -> files.Fingerprint:
    found = fingerprint(str(path), look)
    assert found is not None
    return found


def test_the_same_file_is_the_same(file: Path) -> None:
    before = taken(file)
    assert before.digest is not None, "a file that was just written is young"
    assert still(str(file), "content", before)


@pytest.mark.usefixtures("later")
def test_an_old_file_is_known_by_its_times(file: Path) -> None:
    before = taken(file)
    assert before.digest is None
    assert still(str(file), "content", before)
    file.write_text("two and more")
    assert not still(str(file), "content", before)


def test_a_young_file_is_known_by_its_content(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_identity", lambda found: (found.st_size,))
    before = taken(file)
    file.write_text("two")
    assert not still(str(file), "content", before)
    file.write_text("one")
    assert still(str(file), "content", before)


def test_once_it_is_old_the_content_is_read_no_more(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = taken(file)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 2 * YOUNG_SECONDS)
    assert still(str(file), "content", before)

    def reads(path: str) -> bytes:
        raise AssertionError(f"{path} is read")

    monkeypatch.setattr(files, "_digest", reads)
    assert still(str(file), "content", before)


def test_times_that_were_put_back_do_not_hide_a_write(file: Path) -> None:
    os.utime(file, (1, 1))
    before = taken(file)
    file.write_text("two")
    os.utime(file, (1, 1))
    assert not still(str(file), "content", before)


def test_another_file_under_the_same_name(file: Path, tmp_path: Path) -> None:
    before = taken(file)
    other = tmp_path / "other.txt"
    other.write_text("one")
    other.replace(file)
    assert not still(str(file), "content", before)


@pytest.mark.parametrize("look", ["content", "kind", "names", "entries"])
def test_a_missing_file_is_seen_to_appear(tmp_path: Path, look: Look) -> None:
    path = tmp_path / "late" / "x.txt"
    before = taken(path, look)
    assert before == MISSING
    path.parent.mkdir()
    assert still(str(path), look, before)
    path.write_text("here")
    assert not still(str(path), look, before)
    here = taken(path, look)
    path.unlink()
    assert not still(str(path), look, here)


def test_what_it_is_does_not_depend_on_what_it_holds(file: Path, tmp_path: Path) -> None:
    one, folder = taken(file, "kind"), taken(tmp_path, "kind")
    file.write_text("longer than before")
    (tmp_path / "new").touch()
    assert still(str(file), "kind", one)
    assert still(str(tmp_path), "kind", folder)


@pytest.mark.parametrize(("look", "same"), [("names", True), ("entries", False)])
def test_a_directory(tmp_path: Path, file: Path, look: Look, *, same: bool) -> None:
    before = taken(tmp_path, look)
    assert still(str(tmp_path), look, before)
    file.write_text("longer")
    assert still(str(tmp_path), look, before) is same
    (tmp_path / "new.txt").touch()
    assert not still(str(tmp_path), look, before)


def test_entries_tell_what_links_lead_to(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "link").symlink_to(file)
    before = taken(folder, "entries")
    assert still(str(folder), "entries", before)
    file.write_text("longer")
    assert not still(str(folder), "entries", before)


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "link"
    before = taken(link)
    link.symlink_to(tmp_path / "nothing")
    assert not still(str(link), "content", before)


@pytest.mark.parametrize("path", ["/dev/null", "/proc/self/stat", "bad\0name"])
def test_nobody_can_tell(path: str) -> None:
    assert fingerprint(path, "content") is None


def test_pipes_and_large_files(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert fingerprint(str(pipe), "content") is None
    monkeypatch.setattr(files, "DIGEST_LIMIT", 2)
    assert fingerprint(str(file), "content") is None
    monkeypatch.setattr(files, "ENTRY_LIMIT", 1)
    assert fingerprint(str(tmp_path), "entries") is None
