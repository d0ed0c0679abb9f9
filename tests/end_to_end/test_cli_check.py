"""`flowc check` as a person and a CI job meet it: what is printed, in which form, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

import jsonschema
import pytest

from tests.end_to_end.test_cli import flowc

CLEAN: Final = "import streamlit as st\n\nst.title('Hello')\n"
KEYS: Final = "import streamlit as st\n\nst.button('é', key='k')\nst.button('b', key='k')\n"
NOTE: Final = "import time\n\nnow = time.time()\n"
BROKEN: Final = "x = (\n"

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")
    },
    "additionalProperties": False,
}
SARIF: Final[Mapping[str, object]] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription"],
                                            "properties": {
                                                "shortDescription": _TEXT,
                                                "fullDescription": _TEXT,
                                                "help": _TEXT,
                                                "defaultConfiguration": {"properties": {"level": _LEVEL}},
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "level": _LEVEL,
                                "message": _TEXT,
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {"region": _REGION},
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What the standard requires of what is written here, and the closed lists of its words."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"clean": CLEAN, "keys": KEYS, "note": NOTE, "broken": BROKEN}.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.py"], 0),
        (["note.py"], 0),
        (["note.py", "--fail-on", "note"], 1),
        (["keys.py"], 1),
        (["keys.py", "--fail-on", "error"], 0),
        (["clean.py", "broken.py", "--fail-on", "error"], 1),
        (["broken.py", "--fail-on", "never"], 0),
        (["missing.py"], 2),
        (["keys.py", "missing.py"], 2),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    done = flowc("check", *arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_missing_is_told_and_the_others_are_checked(folder: Path) -> None:
    done = flowc("check", "missing.py", "keys.py", cwd=folder)
    assert done.stderr.startswith("error: There is no file missing.py.")
    assert "FC201" in done.stdout


def test_a_folder_is_refused(folder: Path) -> None:
    done = flowc("check", folder, cwd=folder)
    assert done.returncode == 2
    assert "is a folder" in done.stderr


def test_the_place_stands_below_the_line(folder: Path) -> None:
    done = flowc("check", "keys.py", cwd=folder)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0] == "keys.py:4:1  warning FC201  Two widgets with one key"
    assert lines[1] == "  the key 'k' is that of the widget in line 3"
    assert lines[4] == "  4 │ st.button('b', key='k')"
    assert lines[5] == "    │ ^^^^^^^^^^^^^^^^^^^^^^^"
    assert lines[-1] == "1 remark in 1 file"


def test_json(folder: Path) -> None:
    done = flowc("check", "keys.py", "clean.py", "--format", "json", "--stats", cwd=folder)
    read = json.loads(done.stdout)
    assert [file["path"] for file in read["files"]] == ["keys.py", "clean.py"]
    (one,) = read["files"][0]["findings"]
    place = (one["line"], one["column"], one["end_line"], one["end_column"])
    assert (one["code"], one["severity"], place) == ("FC201", "warning", (4, 1, 4, 24))
    assert read["files"][1] == {"path": "clean.py", "findings": [], "commands": {"all": 1, "closed": []}}


def test_sarif(folder: Path) -> None:
    done = flowc("check", "keys.py", "note.py", "broken.py", "clean.py", "-f", "sarif", cwd=folder)
    assert done.returncode == 1
    read = cast("dict[str, list[dict[str, list[dict[str, object]]]]]", json.loads(done.stdout))
    jsonschema.Draft7Validator(SARIF).validate(read)  # pyright: ignore[reportUnknownMemberType]
    results = read["runs"][0]["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("FC201", "warning"),
        ("FC102", "note"),
        ("FC001", "error"),
    ]


def test_the_statistic_names_each_closed_command(folder: Path) -> None:
    text = "import streamlit as st\n\nst.title('a')\nclass A:\n    def f(self):\n        st.write('b')\n"
    text += "    async def g(self):\n        st.write('c')\nA().f()\n"
    (folder / "app.py").write_text(text, encoding="utf-8")
    done = flowc("check", "app.py", "--stats", cwd=folder)
    assert "2 of 3 commands stand in opened regions (67%)" in done.stdout
    assert "app.py:8: it is asynchronous" in done.stdout


@pytest.mark.parametrize(
    "content",
    [b"# coding: no-such\nx = 1\n", b"x = '\xff\xfe'\n", b"x = 1\0\n", b"\xef\xbb\xbf# coding: latin-1\nx = 1\n"],
    ids=["unknown encoding", "not utf-8", "null byte", "two encodings"],
)
def test_what_is_not_text(folder: Path, content: bytes) -> None:
    (folder / "app.py").write_bytes(content)
    done = flowc("check", "app.py", cwd=folder)
    assert done.returncode == 1
    assert " error FC002  The file cannot be decoded" in done.stdout
    assert done.stderr == ""


def test_nothing_to_check_is_refused(folder: Path) -> None:
    done = flowc("check", cwd=folder)
    assert done.returncode == 2
    assert "Missing argument" in done.stderr


def test_not_a_python_file(folder: Path) -> None:
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    done = flowc("check", "notes.txt", "--format", "text", cwd=folder)
    assert done.returncode == 2
    assert "is not a Python file" in done.stderr
