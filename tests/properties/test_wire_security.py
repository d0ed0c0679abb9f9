"""Who may connect, and which files are served: tables of what must be refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from flowc_runtime.server.security import blob_headers, host_allowed, origin_allowed
from flowc_runtime.server.static import Assets


@pytest.mark.parametrize(
    ("origin", "host", "bound", "allowed"),
    [
        (None, "localhost:8501", "127.0.0.1", True),
        ("http://localhost:8501", "localhost:8501", "127.0.0.1", True),
        ("http://127.0.0.1:8501", "localhost:8501", "127.0.0.1", True),
        ("http://[::1]:8501", "localhost:8501", "127.0.0.1", True),
        ("http://LOCALHOST:8501", "localhost:8501", "127.0.0.1", True),
        ("http://localhost:9999", "localhost:8501", "127.0.0.1", False),
        ("http://localhost", "localhost:8501", "127.0.0.1", False),
        ("http://evil.example:8501", "localhost:8501", "127.0.0.1", False),
        ("http://evil.example:8501", "evil.example:8501", "127.0.0.1", False),
        (None, "evil.example:8501", "127.0.0.1", False),
        ("http://localhost.evil.example:8501", "localhost:8501", "127.0.0.1", False),
        ("http://localhost:8501@evil.example", "localhost:8501", "127.0.0.1", False),
        ("null", "localhost:8501", "127.0.0.1", False),
        ("file://", "localhost:8501", "127.0.0.1", False),
        ("http://localhost:bad", "localhost:8501", "127.0.0.1", False),
        ("http://app.example", "app.example", "0.0.0.0", True),
        ("https://app.example", "app.example:443", "0.0.0.0", True),
        ("http://evil.example", "app.example", "0.0.0.0", False),
        ("http://localhost:5173", "localhost:8501", "127.0.0.1", True),
    ],
)
def test_origins(origin: str | None, host: str, bound: str, *, allowed: bool) -> None:
    extra = ("http://localhost:5173",)
    assert origin_allowed(origin, host, bound=bound, extra=extra) is allowed


def test_a_named_origin_may_also_be_the_host() -> None:
    assert host_allowed("app.example", bound="127.0.0.1", extra=("https://app.example",))
    assert not host_allowed(None, bound="127.0.0.1", extra=())


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>app</title>")
    (folder / "assets" / "main-abc123.js").write_text("const answer = 42;\n" * 100)
    (folder / "assets" / "font.woff2").write_bytes(bytes(range(256)))
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize(
    "name", ["../secret.txt", "assets/../../secret.txt", "/etc/passwd", "link.txt", "assets", "", "no.js", "a\0b"]
)
def test_nothing_outside_the_folder_is_an_asset(dist: Path, name: str) -> None:
    assert Assets(dist).get(name) is None


def test_assets_have_their_types_and_caching(dist: Path) -> None:
    assets = Assets(dist)
    script = assets.get("assets/main-abc123.js")
    assert script is not None
    assert script.mime == "text/javascript; charset=utf-8"
    assert "immutable" in script.caching
    assert script.packed is not None
    assert gzip.decompress(script.packed) == script.content
    font = assets.get("assets/font.woff2")
    assert font is not None
    assert (font.mime, font.packed) == ("font/woff2", None)
    assert assets.page().caching == "no-cache"


def test_a_rebuilt_client_is_served_without_a_restart(dist: Path) -> None:
    assets = Assets(dist)
    first = assets.page()
    (dist / "index.html").write_text("<title>newer</title>")
    second = assets.page()
    assert b"newer" in second.content
    assert first.etag != second.etag


def test_without_a_client_the_page_says_how_to_get_one() -> None:
    page = Assets(None).page()
    assert b"npm run build" in page.content
    assert page.caching == "no-store"


@pytest.mark.parametrize("mime", ["text/html", "text/html; charset=utf-8", "image/svg+xml", "text/plain", "image/png"])
def test_what_a_script_shows_never_acts_as_a_page_of_the_server(mime: str) -> None:
    policy = blob_headers(mime)["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert ("allow-scripts" in policy) == mime.startswith("text/html")


def test_a_document_may_be_opened_but_runs_nothing() -> None:
    assert "default-src 'none'" in blob_headers("application/pdf")["Content-Security-Policy"]
    assert "script" not in blob_headers("application/pdf")["Content-Security-Policy"]
