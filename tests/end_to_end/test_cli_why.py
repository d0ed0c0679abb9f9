"""`flowc why`, `flowc run --record`, `flowc replay` and `flowc run --verify` as a person meets them."""

from __future__ import annotations

import http.client
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flowc.testing import connect
from tests.end_to_end.test_cli import flowc, read_url, refused, running

_APP = """\
import random
import streamlit as st

years = st.slider("Years", 0, 10, 3)
rows = [1, 2]
rows.append(years)
st.write(rows)
st.metric("Total", sum(rows))
st.write(random.random())
secret = st.text_input("Key", type="password")
st.text(f"{len(secret)} characters")
"""

_FAULTY = """\
import sys
import pytest
from tests.machines.mutants.switches import MUTANTS

MUTANTS[0].switch(pytest.MonkeyPatch())
from flowc.__main__ import main

main()
"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The servers of these tests announce themselves in a folder of their own."""
    (tmp_path / "state").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "state"))
    folder = tmp_path / "app"
    folder.mkdir()
    path = folder / "app.py"
    path.write_text(_APP, encoding="utf-8")
    return path


def stopped(process: subprocess.Popen[str]) -> str:
    """What it said until it ended."""
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    assert process.stderr is not None
    # Not `communicate`: the greeting may be in the stream's buffer already.
    said, errors = process.stdout.read(), process.stderr.read()
    assert process.wait(timeout=30) == 0, errors
    return said


def used(url: str) -> None:
    with connect(url) as tab:
        tab.set("Years", 5)
        tab.set("Key", "open-sesame")


# --- flowc why


def test_why_follows_the_chain_to_the_widget(app: Path) -> None:
    with running("app.py", cwd=app.parent) as process, connect(read_url(process)) as tab:
        tab.set("Years", 5)
        done = flowc("why", "Total", cwd=app.parent)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == [
            'run 2  the slider "Years" was set to [5]',
            'metric "Total"',
            "",
            "L8  st.metric('Total', sum(rows))",
            "    executed: what is in rows changed (now list of 3)",
            "← L6  rows.append(years)",
            "    executed: years changed from 3 to 5",
            "← L4  years = st.slider('Years', 0, 10, 3)",
            '    executed: the slider "Years" changed from 3 to 5',
        ]
        answer = json.loads(flowc("why", "app.py:5", "--json", cwd=app.parent).stdout)["answer"]
        assert [step["executed"] for step in answer["steps"]] == [False]
        assert answer["last_executed"] == 1
        said = refused(flowc("why", "Totl", cwd=app.parent))
        assert "Did you mean 'Total'?" in said
        assert "There is no session 9" in refused(flowc("why", "Total", "--session", "9", cwd=app.parent))
        assert "No app runs on port 1." in refused(flowc("why", "Total", "--port", "1", cwd=app.parent))
        stopped(process)
    assert "No app runs here." in refused(flowc("why", "Total", cwd=app.parent))


def _ask(url: str, **headers: str) -> int:
    place = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=10)
    try:
        connection.request("POST", "/_flowc/why", b'{"target": "L4"}', headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_only_who_can_read_the_private_file_may_ask(app: Path, tmp_path: Path) -> None:
    with running("app.py", cwd=app.parent) as process, connect(read_url(process)):
        (path,) = (tmp_path / "state" / "flowc").glob("*.json")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        server = json.loads(path.read_text(encoding="utf-8"))
        allowed = {"Authorization": f"Bearer {server['token']}"}
        assert _ask(server["url"], **allowed) == 200
        assert _ask(server["url"]) == 403
        assert _ask(server["url"], Authorization="Bearer " + "x" * 43) == 403
        assert _ask(server["url"], **allowed, Origin=server["url"]) == 403, "a page of a browser, even of our own"
        assert _ask(server["url"], **allowed, Host="evil.example") == 421
        stopped(process)
        assert not path.exists()


def test_a_server_that_was_killed_is_forgotten(app: Path, tmp_path: Path) -> None:
    with running("app.py", cwd=app.parent) as process:
        read_url(process)
        process.kill()
        process.wait(timeout=30)
    (path,) = (tmp_path / "state" / "flowc").glob("*.json")
    assert "No app runs here." in refused(flowc("why", "L4", cwd=app.parent))
    assert not path.exists()


# --- flowc run --record, flowc replay


@pytest.fixture
def recording(app: Path) -> Path:
    with running("app.py", "--record", "one.flowc", cwd=app.parent) as process:
        used(read_url(process))
        assert "one.flowc" in stopped(process)
    return app.parent / "one.flowc"


def test_a_recording_replays_as_it_was(app: Path, recording: Path) -> None:
    content = recording.read_text(encoding="utf-8")
    assert stat.S_IMODE(recording.stat().st_mode) == 0o600
    assert "open-sesame" not in content
    for full in ((), ("--full-rerun",)):
        done = flowc("replay", "one.flowc", *full, cwd=app.parent)
        # What was typed into the password field is not on record, so what shows its length differs.
        assert done.returncode == 1, done.stdout
        lines = done.stdout.splitlines()
        assert lines[0].startswith("one.flowc: app.py, flowc ")
        assert lines[1] == 'event 3  session 1  the text_input "Key" was set to ••••••••'
        assert lines[-1] == "1 of 3 events differ; the first is event 3."
        assert lines[2] == "  ≠ the text_input"
    assert (
        "executed: years changed from 3 to 5"
        in flowc("why", "L6", "--from", "one.flowc", "--run", "2", cwd=app.parent).stdout
    )


def test_an_edit_is_on_record(app: Path) -> None:
    with running("app.py", "--record", "two.flowc", cwd=app.parent) as process, connect(read_url(process)) as tab:
        app.write_text(_APP.replace('"Total"', '"Sum"'), encoding="utf-8")
        tab.wait_for(lambda: tab.find("metric").props["label"] == "Sum")
        stopped(process)
    done = flowc("replay", "two.flowc", cwd=app.parent)
    assert done.stdout.splitlines()[-1] == "2 events: nothing differs."
    assert done.returncode == 0


def test_what_explains_a_difference_is_named(app: Path) -> None:
    (app.parent / "data.txt").write_text("12", encoding="utf-8")
    app.write_text("import streamlit as st\nst.write(open('data.txt').read())\n", encoding="utf-8")
    with running("app.py", "--record", "one.flowc", cwd=app.parent) as process:
        with connect(read_url(process)):
            pass
        stopped(process)
    assert flowc("replay", "one.flowc", cwd=app.parent).returncode == 0
    (app.parent / "data.txt").write_text("300", encoding="utf-8")
    done = flowc("replay", "one.flowc", cwd=app.parent)
    assert done.returncode == 1
    assert '    recorded  body: "12"' in done.stdout.splitlines()
    assert "  ! data.txt has changed (2 bytes then, 3 now)" in done.stdout.splitlines()


def test_a_file_that_breaks_off_replays_what_is_whole(app: Path, recording: Path) -> None:
    lines = recording.read_bytes().splitlines(keepends=True)
    second = [n for n, line in enumerate(lines) if b'"type":"ran"' in line][1]
    (app.parent / "cut.flowc").write_bytes(b"".join(lines[: second + 1]) + lines[second + 1][:40])
    done = flowc("replay", "cut.flowc", cwd=app.parent)
    assert done.returncode == 0
    assert f"The recording is not whole: it breaks off in line {second + 2}." in done.stdout
    assert done.stdout.splitlines()[-1] == "2 events: nothing differs."
    damaged = lines[:second] + [lines[second].replace(b"normal", b"abnorm")] + lines[second + 1 :]
    (app.parent / "damaged.flowc").write_bytes(b"".join(damaged))
    assert f"line {second + 1} is damaged" in flowc("replay", "damaged.flowc", cwd=app.parent).stdout


@pytest.mark.parametrize("arguments", [("replay",), ("why", "L4", "--from")], ids=["replay", "why"])
def test_files_that_are_no_recordings(arguments: tuple[str, ...], app: Path) -> None:
    (app.parent / "text.flowc").write_text("hello\n", encoding="utf-8")
    (app.parent / "empty.flowc").write_bytes(b"")
    (app.parent / "binary.flowc").write_bytes(bytes(range(256)))
    for name in ("text", "empty", "binary"):
        said = refused(flowc(*arguments, f"{name}.flowc", cwd=app.parent))
        assert said.startswith(f"error: {name}.flowc cannot be used: it is not a recording of flowc.")
    assert "There is no file none.flowc." in refused(flowc(*arguments, "none.flowc", cwd=app.parent))
    assert "cannot be read: is a directory." in refused(flowc(*arguments, ".", cwd=app.parent))


def test_files_that_cannot_be_recorded_to(app: Path) -> None:
    (app.parent / "there.flowc").write_text("mine", encoding="utf-8")
    assert "there.flowc exists already." in refused(flowc("run", "app.py", "--record", "there.flowc", cwd=app.parent))
    assert (app.parent / "there.flowc").read_text(encoding="utf-8") == "mine"
    said = refused(flowc("run", "app.py", "--record", "no/such.flowc", cwd=app.parent))
    assert "no/such.flowc cannot be written: no such file or directory." in said


# --- flowc run --verify


@contextmanager
def faulty(*arguments: str, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """flowc with a mechanism switched off."""
    (cwd / "faulty.py").write_text(_FAULTY, encoding="utf-8")
    command = [sys.executable, "-u", "faulty.py", *arguments]
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_verify_says_nothing_where_all_is_well(app: Path) -> None:
    with running("app.py", "--verify", cwd=app.parent) as process:
        url = read_url(process)
        used(url)
        said = stopped(process)
    assert "HAPPENS TWICE" in said
    assert "differs" not in said
    assert list(app.parent.glob("verify-failure-*")) == []
    assert "Leave one of" in refused(flowc("run", "app.py", "--verify", "--full-rerun", cwd=app.parent))


def test_verify_reports_a_missing_mechanism_and_keeps_a_recording(app: Path) -> None:
    arguments = ("run", "app.py", "--verify", "--port", "0", "--headless")
    with faulty(*arguments, cwd=app.parent) as process:
        with connect(read_url(process)) as tab:
            tab.set("Years", 5)
        said = stopped(process).splitlines()
    start = said.index("run 2  session 1  differs")
    assert said[start + 1 : start + 5] == [
        "  ≠ the json",
        '    full rerun  body: "[1, 2, 5]"',
        '    shown       body: "[1, 2, 3]"',
        "    made by L7  st.write(rows)  (reused)",
    ]
    kept = app.parent / "verify-failure-app-1.flowc"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    done = flowc("replay", kept.name, "--full-rerun", cwd=app.parent)
    assert done.returncode == 1
    assert '    now       body: "[1, 2, 5]"' in done.stdout.splitlines()
    with faulty("replay", kept.name, cwd=app.parent) as again:
        said_again, _ = again.communicate(timeout=60)
    assert "nothing differs" in said_again, "the defect is repeated where it is"
