"""The command line as a person meets it: what is printed, where, and how the process ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

APP = """\
import streamlit as st

st.title("Hello")
n = st.slider("n", 0, 9)  # cell: n
if n > 3:
    st.write("big")
"""


def flowc(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flowc", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False, timeout=60)


def environment() -> dict[str, str]:
    """As on a terminal of 100 columns without colours; our modules are found as this process finds them."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FLOWC_TRACEBACK", "FORCE_COLOR")}
    return {
        **kept,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "CI": "true",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }


def refused(done: subprocess.CompletedProcess[str], code: int = 2) -> str:
    """What a refusal looks like: nothing on stdout, one message on stderr, never a traceback."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error: "), done.stderr
    return done.stderr


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text(APP, encoding="utf-8")
    return path


# --- bad input

Command = pytest.mark.parametrize("command", ["run", "graph", "explain"])


@Command
def test_a_missing_file(command: str, tmp_path: Path) -> None:
    said = refused(flowc(command, "nosuch.py", cwd=tmp_path))
    assert said.splitlines() == ["error: There is no file nosuch.py.", f"The path is taken from the folder {tmp_path}."]


def test_a_misspelt_file_is_guessed(app: Path) -> None:
    assert "Did you mean app.py?" in refused(flowc("run", "ap.py", cwd=app.parent))
    # The ending alone makes no two names alike.
    assert "Did you mean" not in refused(flowc("run", "nosuch.py", cwd=app.parent))


@Command
def test_a_folder(command: str, app: Path) -> None:
    said = refused(flowc(command, app.parent, cwd=app.parent))
    assert said.splitlines() == [
        f"error: {app.parent} is a folder, not a script.",
        f"Name the script in it: flowc run {app}",
    ]


@Command
def test_not_python(command: str, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes", encoding="utf-8")
    assert "notes.md is not a Python file." in refused(flowc(command, "notes.md", cwd=tmp_path))


@Command
def test_neither_a_lost_link_nor_a_pipe_is_read(command: str, tmp_path: Path) -> None:
    (tmp_path / "link.py").symlink_to("gone.py")
    os.mkfifo(tmp_path / "pipe.py")
    lost = refused(flowc(command, "link.py", cwd=tmp_path))
    assert lost.startswith("error: link.py is a link to gone.py, which does not exist.")
    # Reading it would wait for ever.
    assert "pipe.py is a pipe or a device, not a file." in refused(flowc(command, "pipe.py", cwd=tmp_path))


@Command
def test_a_syntax_error_shows_the_line_and_the_place(command: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import streamlit as st\nif n = 3:\n    st.write(n)\n", encoding="utf-8")
    said = refused(flowc(command, "app.py", cwd=tmp_path))
    lines = said.splitlines()
    assert lines[0].startswith("error: app.py, line 2: invalid syntax")
    assert lines[2:5] == ["  1 │ import streamlit as st", "  2 │ if n = 3:", "    │    ^^^^^"]
    assert "Nothing was executed." in said


@pytest.mark.parametrize(
    ("source", "line", "carets"),
    [
        ("def f(:\n", "  1 │ def f(:", "    │       ^"),
        ("if True:\n\treturn 1\n", "  2 │     return 1", "    │     ^^^^^^^^"),
        ("日本 語 = 1\n", "  1 │ 日本 語 = 1", "    │      ^^"),
        ("x = [1\\\n", "  1 │ x = [1\\", None),
    ],
    ids=["cut short", "tabs", "wide characters", "unexpected end"],
)
def test_carets_stand_below_the_place(source: str, line: str, carets: str | None, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    said = refused(flowc("run", "app.py", cwd=tmp_path)).splitlines()
    assert line in said
    below = said[said.index(line) + 1]
    assert below == carets if carets else set(below.partition("│")[2]) == {" ", "^"}


def test_an_excerpt_of_a_long_line_is_what_stands_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("x = [" + "10, " * 500 + "(], " + "10, " * 500 + "]\n", encoding="utf-8")
    said = refused(flowc("run", "app.py", cwd=tmp_path)).splitlines()
    shown, carets = said[2], said[3]
    assert max(map(len, said)) < 200
    assert shown[carets.index("^")] == "]"


def test_lines_are_pythons_own(tmp_path: Path) -> None:
    """A form feed or a line separator ends no line of source, whatever `str.splitlines` says."""
    (tmp_path / "app.py").write_text("x = 'a\x0cb\u2028c'\ny = x\nif n = 3:\n", encoding="utf-8")
    assert "  3 │ if n = 3:" in refused(flowc("run", "app.py", cwd=tmp_path)).splitlines()
    (tmp_path / "app.py").write_text("x = 'a\x0cb\u2028c'\ny = x\n", encoding="utf-8")
    assert "\n  L2  y = x\n" in flowc("graph", "app.py", cwd=tmp_path).stdout


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "latin.py").write_bytes(b"a = 1\nb = '\xe9'\n")
    (tmp_path / "first.py").write_bytes(b"b = '\xe9'\n")
    (tmp_path / "cookie.py").write_bytes(b"# -*- coding: nosuch -*-\n")
    (tmp_path / "binary.py").write_bytes(b"\x00\x01\x02")
    assert "latin.py is not utf-8 text: see line 2." in refused(flowc("run", "latin.py", cwd=tmp_path))
    assert "first.py is not utf-8 text: see line 1." in refused(flowc("run", "first.py", cwd=tmp_path))
    assert "unknown encoding: nosuch" in refused(flowc("run", "cookie.py", cwd=tmp_path))
    assert "binary.py is not text" in refused(flowc("run", "binary.py", cwd=tmp_path))


def test_a_declared_encoding_is_honoured(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_bytes(b"# -*- coding: latin-1 -*-\nb = '\xe9'\n")
    done = flowc("graph", "app.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "b = 'é'" in done.stdout


def test_hosts_that_cannot_be_listened_on(app: Path) -> None:
    said = refused(flowc("run", app, "--host", "no such host", "--port", "0", cwd=app.parent))
    assert "'no such host' is not the name or address of a host." in said
    # An address of the block set aside for documentation: no machine has it.
    said = refused(flowc("run", app, "--host", "192.0.2.1", "--port", "0", cwd=app.parent))
    assert "This machine does not have the address 192.0.2.1." in said


def test_a_port_in_use_names_a_free_one(app: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(flowc("run", app, "--port", str(port), cwd=app.parent))
    assert said.startswith(f"error: Port {port} is in use.\nStop what uses it, or take another: --port ")


@pytest.mark.parametrize("arguments", [["--port", "99999"], ["--port", "many"], ["--colour"]])
def test_wrong_options(arguments: list[str], app: Path) -> None:
    done = flowc("run", app, *arguments, cwd=app.parent)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Usage: " in done.stderr


def test_an_unknown_pass_lists_the_passes(app: Path) -> None:
    said = refused(flowc("explain", app, "--after", "magick", cwd=app.parent))
    assert "parse, magic, cells, effects, versions, graph, plan, emit" in said


# --- what only reads


def test_version(tmp_path: Path) -> None:
    from flowc import __version__

    for asked in ("version", "--version"):
        done = flowc(asked, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"flowc {__version__} (Python {sys.version_info[0]}.{sys.version_info[1]}.")


def test_help_names_every_command(tmp_path: Path) -> None:
    done = flowc("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert all(f" {command} " in done.stdout for command in ("run", "why", "replay", "graph", "explain", "version"))


def test_help_loads_neither_compiler_nor_server(tmp_path: Path) -> None:
    """What a person waits for before the first line."""
    probe = (
        "import sys; from flowc.cli.main import app\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'networkx', 'pandas', 'quart', 'trio'}))"
    )
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_nothing_of_the_script_is_executed(tmp_path: Path) -> None:
    """Compiling never executes user code."""
    (tmp_path / "app.py").write_text("from pathlib import Path\nPath('was_here').touch()\n1 / 0\n", encoding="utf-8")
    assert flowc("graph", "app.py", cwd=tmp_path).returncode == 0
    assert flowc("explain", "app.py", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "was_here").exists()


@pytest.mark.parametrize("name", ["cells", "effects", "versions", "graph", "plan", "emit"])
def test_explain_prints_each_pass(name: str, app: Path) -> None:
    done = flowc("explain", "app.py", "--after", name, cwd=app.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "n" in done.stdout
    assert len(done.stdout.splitlines()) >= 4


# --- flowc run


@contextmanager
def running(*arguments: str | Path, cwd: Path, command: str = "run") -> Iterator[subprocess.Popen[str]]:
    line = [sys.executable, "-u", "-m", "flowc", command, *map(str, arguments), "--port", "0", "--headless"]
    process = subprocess.Popen(
        line, cwd=cwd, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def read_url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    seen: list[str] = []
    for line in process.stdout:
        seen.append(line)
        if "http://" in line:
            return line.strip()
    pytest.fail(f"the server ended before it was ready: {''.join(seen)}{process.stderr and process.stderr.read()}")


def test_run_says_where_the_app_is_and_stops_on_interrupt(app: Path) -> None:
    with running("app.py", cwd=app.parent) as process:
        url = read_url(process)
        assert url.startswith("http://localhost:")
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert errors == ""
    assert rest.splitlines()[-1] == "stopped"


def test_hello_serves_the_gallery_from_any_folder(tmp_path: Path) -> None:
    from flowc.testing import connect

    with running(cwd=tmp_path, command="hello") as process:
        with connect(read_url(process)) as tab:
            assert tab.find("heading", "Hello").text == "Hello"
        assert list(tmp_path.iterdir()) == []


def test_run_tells_warnings_on_the_terminal_and_on_the_page(tmp_path: Path) -> None:
    from flowc.testing import connect

    script = 'import streamlit as st\nst.write("first")\nx = eval("1")\n'
    (tmp_path / "app.py").write_text(script, encoding="utf-8")
    with running("app.py", cwd=tmp_path) as process:
        with connect(read_url(process)) as tab:
            (said,) = tab.report.diagnostics
            assert said.startswith("app.py:3:5: FC101 warning: eval() may read and change any name")
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert "app.py:3:5  warning FC101" in rest
    assert "flowc check app.py tells what to do about it" in rest


def test_script_arguments_reach_the_script(tmp_path: Path) -> None:
    from flowc.testing import connect

    script = 'import sys\nimport streamlit as st\nst.write(" ".join(sys.argv[1:]))\n'
    (tmp_path / "app.py").write_text(script, encoding="utf-8")
    with running("app.py", "--log-runs", "one", "--", "--two", cwd=tmp_path) as process:
        with connect(read_url(process)) as tab:
            assert tab.find(text="one --two").kind == "markdown"


APP_WITH_REST = """\
import streamlit as st

st.title("Hello")
st.write("not about n")
n = st.slider("n", 0, 9)
st.write("twice", n * 2)
"""


def _log_of_one_change(folder: Path, *options: str) -> tuple[list[str], list[str]]:
    """The lines of the first run, and of the run after the slider moved."""
    from flowc.testing import connect

    (folder / "app.py").write_text(APP_WITH_REST, encoding="utf-8")
    with running("app.py", "--log-runs", *options, cwd=folder) as process:
        with connect(read_url(process)) as tab:
            tab.set("n", 4)
            assert tab.find(text="twice `8`").kind == "markdown"
        process.send_signal(signal.SIGINT)
        log, _ = process.communicate(timeout=30)
    lines = log.splitlines()
    first, second = (n for n, line in enumerate(lines) if line.startswith("run "))
    return lines[first:second], lines[second:]


def test_the_log_tells_what_a_slider_executed(tmp_path: Path) -> None:
    first, second = _log_of_one_change(tmp_path)
    assert "executed 5  reused 0" in first[0]
    assert "executed 2  reused 3  needless 0" in second[0]
    assert [line.split()[1] for line in second if line.startswith("  ▸ ")] == ["L5", "L6"]
    assert [line for line in second if line.startswith("  = ")] == ["  = L1, L3, L4"]


def test_the_log_of_full_reruns(tmp_path: Path) -> None:
    for run in _log_of_one_change(tmp_path, "--full-rerun"):
        assert "executed the whole script" in run[0]
        assert [line for line in run if line.startswith("  = ")] == []
