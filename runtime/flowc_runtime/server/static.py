"""The built web client's folder -> responses for its files.

Holds: only files inside the folder are served, whatever the path says; names that carry their content's hash are kept
by browsers for good, everything else is asked for again; without a built client there is a page that says so.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from flowc_runtime.theme import Theme

_HASHED_FOLDER: Final = "assets"
_COMPRESSIBLE: Final = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/wasm")

# Not left to the machine's own tables: some call JavaScript text/plain, and browsers then refuse modules.
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>flowc: the web client is not built</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1rem; }
  :root { color-scheme: light dark; }
</style>
<h1>The web client is not built</h1>
<p>The server runs, but this copy of flowc has no web client to show the page with.</p>
<p>Build it once, then reload this page:</p>
<pre>cd client/web &amp;&amp; npm ci &amp;&amp; npm run build</pre>
</html>
"""


_PLAIN: Final = Theme()
_THEME: Final = b'<script id="theme"'
_NO_THEME: Final = b'<script id="theme" type="application/json"></script>'


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, ready to send. `packed` is its gzip form where that is smaller."""

    content: bytes
    packed: bytes | None
    mime: str
    etag: str
    caching: str


def client_folder() -> Path | None:
    """Where the built client is: beside this module in a wheel, in `client/web/dist` in a checkout."""
    here = Path(__file__).resolve()
    for folder in (here.parent / "static", here.parents[3] / "client" / "web" / "dist"):
        if (folder / "index.html").is_file():
            return folder
    return None


class Assets:
    """The files of one folder; read when first asked for, and again after they changed on disk."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None else folder.resolve()
        self._known: dict[Path, tuple[int, Asset]] = {}
        self._themed: tuple[Asset, Theme, Asset] | None = None

    def page(self, theme: Theme = _PLAIN) -> Asset:
        """The client's own page, which knows the theme before it is connected."""
        asset = self.get("index.html")
        if asset is None:
            return not_built()
        if theme == _PLAIN:
            return asset
        known = self._themed
        if known is None or known[:2] != (asset, theme):
            # "<" begins every way out of a script element; in JSON it may be written as a number.
            said = msgspec.json.encode(theme).replace(b"<", b"\\u003c")
            content = asset.content.replace(_NO_THEME, _NO_THEME.replace(b"></", b">" + said + b"</"), 1)
            known = self._themed = (asset, theme, _asset(content, asset.mime, asset.caching))
        return known[2]

    def get(self, name: str) -> Asset | None:
        """The file of this name, None where there is none or it lies outside."""
        if self._folder is None or "\0" in name:
            return None
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            return None
        changed = path.stat().st_mtime_ns
        known = self._known.get(path)
        if known is None or known[0] != changed:
            known = self._known[path] = (changed, _read(path, hashed=path.parent == self._folder / _HASHED_FOLDER))
        return known[1]


def with_nonce(page: bytes, nonce: str) -> bytes:
    """The client's own page, which knows what marks a script that may run; nothing but code can read it there."""
    return page.replace(_THEME, _THEME + f' nonce="{nonce}"'.encode(), 1)


def not_built() -> Asset:
    return _asset(_NOT_BUILT.encode(), "text/html; charset=utf-8", "no-store")


def _read(path: Path, *, hashed: bool) -> Asset:
    mime = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _asset(path.read_bytes(), mime, "public, max-age=31536000, immutable" if hashed else "no-cache")


def _asset(content: bytes, mime: str, caching: str) -> Asset:
    packed = gzip.compress(content, 6, mtime=0) if mime.startswith(_COMPRESSIBLE) else None
    smaller = packed if packed is not None and len(packed) < len(content) else None
    return Asset(content, smaller, mime, f'"{hashlib.sha256(content).hexdigest()[:24]}"', caching)
