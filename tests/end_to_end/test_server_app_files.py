"""`static/` beside the script, at `/app/static/…`: only where it is asked for, and nothing but what is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flowc_runtime.configuration import load_configuration
from flowc_runtime.server import ServeOptions, serving
from flowc_runtime.server.app_files import app_file_at
from tests.end_to_end.fake_server import get
from tests.end_to_end.fake_session import Fakes


@pytest.fixture
def folder(script: Path) -> Path:
    static = script.parent / "static"
    (static / "deep").mkdir(parents=True)
    for name in (
        "a.png",
        "deep/b.css",
        "page.html",
        "drawing.svg",
        "code.js",
        "table.csv.gz",
        "unknown.zzz",
        "a b.txt",
    ):
        (static / name).write_bytes(b"0123456789")
    (script.parent / "secret.txt").write_text("secret")
    (static / "out.txt").symlink_to(script.parent / "secret.txt")
    (script.parent / "static2").mkdir()
    (script.parent / "static2" / "x.txt").write_text("secret")
    return static


def asked(options: ServeOptions, *, serves: bool) -> ServeOptions:
    made = load_configuration(options.script)
    made.say("server.enableStaticServing", serves, "the test")
    return replace(options, configuration=made, reread=lambda: made)


@pytest.mark.usefixtures("folder")
def test_nothing_is_served_unless_it_is_asked_for(options: ServeOptions, fakes: Fakes) -> None:
    with serving(asked(options, serves=False), sessions_of=fakes) as url:
        assert get(url, "/app/static/a.png").status == 404


@pytest.mark.usefixtures("folder")
def test_files_have_their_types(options: ServeOptions, fakes: Fakes) -> None:
    with serving(asked(options, serves=True), sessions_of=fakes) as url:
        for name, mime in (
            ("a.png", "image/png"),
            ("deep/b.css", "text/css; charset=utf-8"),
            ("table.csv.gz", "application/octet-stream"),
            ("unknown.zzz", "application/octet-stream"),
            ("a%20b.txt", "text/plain; charset=utf-8"),
        ):
            got = get(url, f"/app/static/{name}")
            assert (got.status, got.headers["Content-Type"], got.body) == (200, mime, b"0123456789")
            assert got.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" not in got.headers["Content-Security-Policy"]
        part = get(url, "/app/static/a.png", Range="bytes=2-4")
        assert (part.status, part.body) == (206, b"234")


@pytest.mark.usefixtures("folder")
def test_documents_that_run_code_have_nobodys_origin(options: ServeOptions, fakes: Fakes) -> None:
    with serving(asked(options, serves=True), sessions_of=fakes) as url:
        for name in ("page.html", "drawing.svg"):
            policy = get(url, f"/app/static/{name}").headers["Content-Security-Policy"]
            assert policy.startswith("sandbox allow-scripts")
            assert "allow-same-origin" not in policy


@pytest.mark.parametrize(
    "name",
    [
        "nothing.png",
        "deep",
        "",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "deep/../../secret.txt",
        "/etc/passwd",
        "%2fetc/passwd",
        "../static2/x.txt",
        "out.txt",
        "a.png%00.txt",
        "x" * 5000,
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_not_served(options: ServeOptions, fakes: Fakes, name: str) -> None:
    with serving(asked(options, serves=True), sessions_of=fakes) as url:
        got = get(url, f"/app/static/{name}")
        assert got.status in (308, 404)
        assert b"secret" not in got.body
        assert b"root:" not in got.body


def test_an_app_without_the_folder_has_no_files(tmp_path: Path) -> None:
    assert app_file_at(tmp_path, "a.png") is None
    (tmp_path / "static").mkdir()
    assert app_file_at(tmp_path, ".") is None
