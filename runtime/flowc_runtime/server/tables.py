"""Questions of a page about a stored table -> answers over HTTP, at the address of the table's bytes.

`?from=0&rows=500&sort=3&down=1` is a window, `?find=text` tells where a text stands, `?count=1` how many rows there
are. In these three `where` says, as JSON, which rows count: `[{"column": 3, "text": "…"}, {"column": 4, "most": 9}]`.
`?as=csv` (or `arrow`, `parquet`) is the table as a file. Reading and sorting take place in a thread: other pages are
answered meanwhile.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final

import msgspec
import trio
from quart import Response

from flowc_runtime.blobs import Blob
from flowc_runtime.server.security import blob_headers
from flowc_runtime.table_windows import Order, TableWindows, Where, csv_pieces, parquet_bytes

_MOST_CONDITIONS: Final = 100
ARROW = "application/vnd.apache.arrow.stream"


def asks(mime: str, query: Mapping[str, str]) -> bool:
    """Whether a request for bytes of this sort is a question about a table."""
    return mime == ARROW and not query.keys().isdisjoint({"from", "find", "count", "as"})


async def answer(windows: TableWindows, digest: str, blob: Blob, query: Mapping[str, str]) -> Response:
    content = blob.content
    headers = blob_headers(blob.mime)
    if "as" in query:
        return await _file(content, query["as"], headers)
    try:
        where = msgspec.json.decode(query.get("where", "[]"), type=tuple[Where, ...])
    except msgspec.MsgspecError:
        return Response("This says of no rows that they count.\n", 400, {**headers, "Cache-Control": "no-store"})
    order = Order(_number(query, "sort"), query.get("down") == "1", where[:_MOST_CONDITIONS])
    if "count" in query:
        counted = await trio.to_thread.run_sync(windows.count, digest, content, order)
        return Response(counted, headers={**headers, "Content-Type": "application/json"})
    if "find" in query:
        found = await trio.to_thread.run_sync(windows.find, digest, content, query["find"], order)
        return Response(found, headers={**headers, "Content-Type": "application/json"})
    start, rows = _number(query, "from") or 0, _number(query, "rows") or 0
    part = await trio.to_thread.run_sync(windows.window, digest, content, start, rows, order)
    return Response(part, headers={**headers, "Content-Type": ARROW})


async def _file(content: bytes, form: str, headers: Mapping[str, str]) -> Response:
    if form == "csv":
        told = {**headers, "Content-Type": "text/csv; charset=utf-8"}
        return Response(_in_thread(csv_pieces(content)), headers=told)
    if form == "parquet":
        whole = await trio.to_thread.run_sync(parquet_bytes, content)
        return Response(whole, headers={**headers, "Content-Type": "application/vnd.apache.parquet"})
    return Response(content, headers={**headers, "Content-Type": ARROW})


async def _in_thread(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (piece := await trio.to_thread.run_sync(next, pieces, None)) is not None:
        yield piece


def _number(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name, "")
    # Longer numbers are no rows, and reading them would take long.
    return int(text) if text.isdecimal() and len(text) < 12 else None
