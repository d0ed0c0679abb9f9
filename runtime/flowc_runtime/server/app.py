"""The web application: which address answers what. All it knows is handed in.

Holds: every response carries the headers of `security.py`; a request that names a foreign host is refused; nothing is
served from the script's folder, but for the files that its author serves (`app_files.py`).
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

import trio
from quart import Response, request, websocket
from quart_trio import QuartTrio

from flowc_runtime.blobs import Addresses, BlobStore, opened_address
from flowc_runtime.server import tables
from flowc_runtime.server.app_files import add_app_files
from flowc_runtime.server.asking import add_asking
from flowc_runtime.server.connection import Greeting, Request, converse
from flowc_runtime.server.filing import add_filing
from flowc_runtime.server.looks import GRAPH, Looks, is_near
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.security import (
    GRAPH_HEADERS,
    PAGE_HEADERS,
    blob_headers,
    host_allowed,
    origin_allowed,
    page_policy,
)
from flowc_runtime.server.sessions import Sessions
from flowc_runtime.server.static import Asset, Assets, with_nonce
from flowc_runtime.server.uploading import add_uploading
from flowc_runtime.table_windows import TableWindows

STREAM = "/_flowc/stream"
HEALTH = "/_flowc/health"

_log = logging.getLogger("flowc.server")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the application answers from."""

    options: ServeOptions
    sessions: Sessions
    blobs: BlobStore
    secret: bytes
    assets: Assets
    token: str
    """Who has it may ask why slots executed."""
    looks: Looks


def build_app(parts: Parts) -> QuartTrio:
    # No folder of static files: Quart would otherwise serve one beside this module.
    app = QuartTrio(__name__, static_folder=None)
    _guard(app, parts.options)
    _add_pages(app, parts)
    _add_graph(app, parts)
    _add_blobs(app, parts)
    _add_stream(app, parts)
    add_uploading(app, parts.sessions, options=parts.options)
    add_app_files(app, parts.options.script, parts.looks)
    add_filing(app, parts.sessions, options=parts.options)
    add_asking(app, parts.sessions, options=parts.options, token=parts.token)
    return app


def _guard(app: QuartTrio, options: ServeOptions) -> None:
    @app.before_request
    async def refuse_foreign_hosts() -> Response | None:
        if host_allowed(request.headers.get("Host"), bound=options.host, extra=options.origins):
            return None
        return _plain("This server is bound to this machine; the request names another host.", 421)

    @app.after_request
    async def add_headers(response: Response) -> Response:
        for name, value in PAGE_HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _add_pages(app: QuartTrio, parts: Parts) -> None:
    def page() -> Response:
        # The policy and the page belong together, so neither is kept.
        theme, nonce = parts.looks.theme, secrets.token_urlsafe(24)
        asset = parts.assets.page(theme)
        headers = {"Content-Type": asset.mime, "Cache-Control": "no-store"}
        headers["Content-Security-Policy"] = page_policy(theme, nonce)
        return Response(with_nonce(asset.content, nonce), headers=headers)

    @app.get("/")
    async def index() -> Response:
        return page()

    @app.get("/<path:name>")
    async def file(name: str) -> Response:
        asset = parts.assets.get(name)
        if asset is None and "/" not in name.strip("/") and "." not in name:
            # The address of a page of the app: which ones there are, only its script knows.
            return page()
        return _plain("There is nothing at this address.", 404) if asset is None else _sent(asset)

    @app.get(HEALTH)
    async def health() -> dict[str, object]:
        return {"status": "ok", "sessions": len(parts.sessions), "script": parts.options.script.name}


def _add_graph(app: QuartTrio, parts: Parts) -> None:
    @app.get(GRAPH)
    async def graph() -> Response:
        make = parts.options.graph
        headers = {name.lower(): value for name, value in request.headers.items()}
        near = is_near(headers, request.remote_addr)
        if make is None or not near or parts.looks.toolbar(near=near) != "developer":
            return _plain("There is nothing at this address.", 404)
        return Response(await trio.to_thread.run_sync(make), headers=GRAPH_HEADERS)


def _add_blobs(app: QuartTrio, parts: Parts) -> None:
    windows = TableWindows()

    @app.get(f"{Addresses.PREFIX}<token>")
    async def blob(token: str) -> Response:
        address = opened_address(parts.secret, token)
        if address is None:
            return _plain("This is no address that the server gave out.", 403)
        found = parts.blobs.get(*address)
        if found is None:
            return _plain("The page no longer shows this.", 404)
        query = request.args.to_dict()
        if tables.asks(found.mime, query):
            return await tables.answer(windows, address[0], found, query)
        return Response(found.content, headers={**blob_headers(found.mime), "Content-Type": found.mime})


def _add_stream(app: QuartTrio, parts: Parts) -> None:
    options = parts.options
    greeting = Greeting(options.script.name, options.mode, parts.looks)

    @app.websocket(STREAM)
    async def stream() -> Response | None:
        headers = websocket.headers
        origin = headers.get("Origin")
        if not origin_allowed(origin, headers.get("Host"), bound=options.host, extra=options.origins):
            _log.warning("refused a WebSocket from origin %r", origin)
            return _plain("Pages of this origin may not connect to this server.", 403)
        await websocket.accept()
        sent = Request(tuple(headers.items()), tuple(websocket.cookies.items()), websocket.remote_addr)
        await converse(_Quart(), parts.sessions, greeting, options.limits, sent)
        return None


class _Quart:
    """The current request's WebSocket as the conversation wants it; tasks inherit which one is current."""

    async def receive(self) -> bytes | str:
        # An empty frame comes as None from the layer below, whatever its type says.
        received: bytes | str | None = await websocket.receive()
        return received or b""

    async def send(self, data: bytes) -> None:
        await websocket.send(data)

    async def close(self, code: int, reason: str = "") -> None:
        await websocket.close(code, reason)


def _sent(asset: Asset) -> Response:
    headers = {"Content-Type": asset.mime, "Cache-Control": asset.caching, "ETag": asset.etag}
    if asset.packed is not None:
        headers["Vary"] = "Accept-Encoding"
    if asset.etag in request.headers.get("If-None-Match", ""):
        return Response(b"", 304, headers)
    if asset.packed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(asset.packed, 200, {**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, 200, headers)


def _plain(text: str, status: int) -> Response:
    return Response(text + "\n", status, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"})
