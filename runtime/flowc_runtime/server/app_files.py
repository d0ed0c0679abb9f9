"""Files that the author of an app serves beside it: `static/` in the script's folder, at `/app/static/…`.

Holds: only where `server.enableStaticServing` says so; nothing outside of the folder, whatever the address or a link in
it says; a document that may run code has an origin that is nobody's, so nothing of this server is within its reach.
"""

from __future__ import annotations

import mimetypes
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import trio
from quart import Response, request
from quart_trio import QuartTrio

from flowc_runtime.server.looks import Looks
from flowc_runtime.server.security import FRAME_HEADERS

PREFIX: Final = "/app/static/"
_FOLDER: Final = "static"
_LARGEST: Final = 200 * 1024 * 1024
_ACTIVE: Final = ("text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml")
_HEADERS: Final = {
    # As Streamlit's, any page may load them: they are public.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-cache",
}


def add_app_files(app: QuartTrio, script: Path, looks: Looks) -> None:
    @app.get(f"{PREFIX}<path:name>")
    async def app_file(name: str) -> Response:
        if looks.configuration.get("server.enableStaticServing") is not True:
            return _nothing()
        path = app_file_at(script.parent, name)
        if path is None:
            return _nothing()
        content = await trio.to_thread.run_sync(path.read_bytes)
        response = Response(content, headers={**_HEADERS, **_kind(path)})
        response.last_modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        # Films are fetched in parts, and what has not changed is not fetched again.
        await response.make_conditional(request, accept_ranges=True, complete_length=len(content))
        return response


def app_file_at(folder: Path, name: str) -> Path | None:
    """The file of this name below the app's folder of files; None where there is none, or it is elsewhere."""
    root = (folder / _FOLDER).resolve()
    try:
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file() and path.stat().st_size <= _LARGEST:
            return path
    except (OSError, ValueError):
        pass
    return None


def _kind(path: Path) -> dict[str, str]:
    mime, packed = mimetypes.guess_type(path.name)
    if mime is None or packed is not None:
        mime = "application/octet-stream"
    text = mime.startswith("text/")
    sort = {"Content-Type": f"{mime}; charset=utf-8" if text else mime}
    return {**sort, "Content-Security-Policy": FRAME_HEADERS["Content-Security-Policy"]} if mime in _ACTIVE else sort


def _nothing() -> Response:
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    return Response("There is nothing at this address.\n", 404, headers)
