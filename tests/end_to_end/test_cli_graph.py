"""`flowc graph` as a person meets it: what is printed, which files are written, and what a wrong name is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_cli import APP, environment, flowc, refused


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text(APP, encoding="utf-8")
    return path


def test_graph_as_text(app: Path) -> None:
    done = flowc("graph", "app.py", cwd=app.parent)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("app.py: 5 cells, ")
    test_of_n = next(n for n, line in enumerate(lines) if "if n > 3:" in line)
    assert lines[test_of_n + 1].strip() == "← n L4 writes n#1"
    assert any(line.strip().startswith("← L5 decides whether") for line in lines)


def test_graph_as_json_has_every_edge(app: Path) -> None:
    done = flowc("graph", "app.py", "--format", "json", cwd=app.parent)
    graph = json.loads(done.stdout)
    labels = {cell["id"]: cell["label"] for cell in graph["cells"]}
    assert list(labels.values()) == ["L1", "L3", "n", "L5", "L6"]
    edges = {(labels[edge["from"]], labels[edge["to"]], edge["kind"]) for edge in graph["edges"]}
    assert {("n", "L5", "value"), ("L5", "L6", "control"), ("L1", "n", "import")} <= edges
    assert graph["diagnostics"] == []


def test_graph_for_drawing(app: Path) -> None:
    mermaid = flowc("graph", "app.py", "--format", "mermaid", cwd=app.parent).stdout.splitlines()
    dot = flowc("graph", "app.py", "--format", "dot", cwd=app.parent).stdout.splitlines()
    assert mermaid[0] == "flowchart TD"
    assert "  c2 --> c3" in mermaid
    assert '  c1["L3<br/>st.title(#34;Hello#34;)"]' in mermaid
    assert (dot[0], dot[-1]) == ("digraph script {", "}")
    assert any(line.startswith("  c2 -> c3 ") for line in dot)


def test_graph_into_a_file_whose_name_says_the_form(app: Path) -> None:
    for name, begins in (("g.svg", "<svg "), ("g.html", "<!doctype html>"), ("g.json", "{"), ("g.mmd", "flowchart")):
        done = flowc("graph", "app.py", "-o", name, cwd=app.parent)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{name}\n", "")
        assert (app.parent / name).read_text(encoding="utf-8").startswith(begins)
    said = refused(flowc("graph", "app.py", "-o", "nosuch/g.svg", cwd=app.parent))
    assert said.startswith("error: nosuch/g.svg cannot be written: no such file or directory.")


def test_graph_open_without_a_desktop_names_the_file(app: Path) -> None:
    done = flowc("graph", "app.py", "--open", cwd=app.parent)
    assert done.returncode == 0
    assert Path(done.stdout.strip()).read_text(encoding="utf-8").startswith("<!doctype html>")
    assert done.stderr == "There is no desktop here to open a browser on; open the file by hand.\n"


@pytest.mark.parametrize("name", ["n", "L4", "4", "app.py:4", "N"])
def test_graph_what_if(name: str, app: Path) -> None:
    lines = flowc("graph", "app.py", "--what-if", name, cwd=app.parent).stdout.splitlines()
    assert lines[1] == 'When slider "n" (line 4) changes, 3 of 5 cells may execute.'
    assert [line.split()[1] for line in lines if line.strip().startswith("●") and "may" not in line] == [
        "n",
        "L5",
        "L6",
    ]


def test_graph_what_if_of_no_widget_lists_those_there_are(app: Path) -> None:
    said = refused(flowc("graph", "app.py", "--what-if", "m", cwd=app.parent))
    assert said.splitlines() == [
        "error: app.py has no widget 'm'.",
        "Name one by its key, its label or its line:",
        '  slider "n" (line 4)',
    ]
    (app.parent / "two.py").write_text("import streamlit as st\nst.button('a', key='x'); st.button('a', key='y')\n")
    said = refused(flowc("graph", "two.py", "--what-if", "a", cwd=app.parent))
    assert said.startswith("error: 2 widgets of two.py are called 'a'.")
    assert flowc("graph", "two.py", "--what-if", "x", cwd=app.parent).returncode == 0
    (app.parent / "none.py").write_text("x = 1\n")
    assert "none.py shows no widget." in refused(flowc("graph", "none.py", "--what-if", "x", cwd=app.parent))


def test_graph_has_colours_where_they_are_wanted(app: Path) -> None:
    command = [sys.executable, "-m", "flowc", "graph", "app.py", "--what-if", "n"]
    plain = {name: value for name, value in environment().items() if name != "NO_COLOR"}
    found = {}
    for name, more in (("colour", {}), ("no colour", {"NO_COLOR": "1"})):
        variables = {**plain, "FORCE_COLOR": "1", "TERM": "xterm-256color", **more}
        done = subprocess.run(command, cwd=app.parent, env=variables, capture_output=True, text=True, check=True)
        found[name] = "\x1b[36m" in done.stdout or "\x1b[1;33m" in done.stdout
    assert found == {"colour": True, "no colour": False}
