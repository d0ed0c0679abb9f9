"""Files from a browser -> the session whose widgets asked for them.

`POST {address}?widget=…&name=…` with the file as its body, and its type as the content type, is answered with
`{"id": …}`, which the widget's value then names; `DELETE {address}?file=…` takes one back that was not used.

Holds: the address is a secret of one session's tab; a page of another origin is refused; only a widget that the session
has shown takes files, of its types and up to its size: what is larger is refused before it is held.
"""

from __future__ import annotations

import io
import secrets
from typing import Final

import msgspec
import trio
from quart import Response, request
from quart_trio import QuartTrio

from flowc_runtime.server.inbox import GONE
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.security import origin_allowed
from flowc_runtime.server.sessions import LiveSession, Sessions
from flowc_runtime.uploads import NoRoom, Uploads
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.uploaded_file import MEGABYTE, Allowance, FileRecord, check_file_name

PREFIX: Final = "/_flowc/upload/"
_LONGEST_NAME: Final = 4096


class Refused(Exception):
    """What the reader is told, with a status."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def upload_address(token: str) -> str:
    return PREFIX + token


def add_uploading(app: QuartTrio, sessions: Sessions, *, options: ServeOptions) -> None:
    # A widget says itself how much it takes; nothing else here reads what strangers send.
    app.config["MAX_CONTENT_LENGTH"] = None

    @app.post(f"{PREFIX}<token>")
    async def upload(token: str) -> Response:
        try:
            uploads = _uploads_of(sessions, token, options)
            allowance, name = _wanted(uploads)
            content = await _content(uploads, allowance, options.limits.upload_idle_seconds)
            record = FileRecord(secrets.token_urlsafe(16), name, request.content_type or _ANY, content)
            uploads.put(record)
        except NoRoom:
            return told({"error": "The page holds too many files: remove some of them first."}, 507)
        except Refused as refused:
            return told({"error": str(refused)}, refused.status)
        return told({"id": record.file_id}, 200)

    @app.delete(f"{PREFIX}<token>")
    async def take_back(token: str) -> Response:
        try:
            _uploads_of(sessions, token, options).take_back(request.args.get("file", ""))
        except Refused as refused:
            return told({"error": str(refused)}, refused.status)
        return told({}, 200)


_ANY: Final = "application/octet-stream"


def session_of(sessions: Sessions, token: str, options: ServeOptions) -> LiveSession:
    """The session with this secret, for a page of this server. Raises Refused."""
    headers = request.headers
    if not origin_allowed(headers.get("Origin"), headers.get("Host"), bound=options.host, extra=options.origins):
        raise Refused(403, "Pages of this origin may not exchange files with this server.")
    live = next((live for live in sessions if _is_of(live, token)), None)
    if live is None:
        raise Refused(403, GONE)
    return live


def told(answer: dict[str, str], status: int) -> Response:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return Response(msgspec.json.encode(answer), status, headers)


def _uploads_of(sessions: Sessions, token: str, options: ServeOptions) -> Uploads:
    uploads = session_of(sessions, token, options).worker.uploads
    if uploads is None:
        raise Refused(403, GONE)
    return uploads


def _is_of(live: LiveSession, token: str) -> bool:
    return secrets.compare_digest(live.upload_token.encode(), token.encode())


def _wanted(uploads: Uploads) -> tuple[Allowance, str]:
    """Whether the widget takes a file of this name, and of the size that the request announces."""
    allowance = uploads.allowance(request.args.get("widget", ""))
    name = request.args.get("name", "")[:_LONGEST_NAME]
    if allowance is None:
        raise Refused(404, "The page has no place for this file any more.")
    try:
        check_file_name(name, allowance.types)
    except StreamlitAPIException as error:
        raise Refused(415, str(error)) from None
    announced = request.content_length or 0
    if announced > allowance.most_bytes:
        raise _too_large(allowance)
    if not uploads.has_room(announced):
        raise NoRoom
    return allowance, name


async def _content(uploads: Uploads, allowance: Allowance, idle_seconds: float) -> bytes:
    buffer, chunks = io.BytesIO(), aiter(request.body)
    while True:
        try:
            with trio.fail_after(idle_seconds):
                chunk = await anext(chunks)
        except StopAsyncIteration:
            # Without a copy: the buffer is gone with this function.
            return buffer.getvalue()
        except trio.TooSlowError:
            raise Refused(408, "The file stopped arriving.") from None
        buffer.write(chunk)
        if buffer.tell() > allowance.most_bytes:
            raise _too_large(allowance)
        if not uploads.has_room(buffer.tell()):
            raise NoRoom


def _too_large(allowance: Allowance) -> Refused:
    return Refused(413, f"The file is larger than {allowance.most_bytes // MEGABYTE} MB.")
