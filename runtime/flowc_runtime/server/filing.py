"""A button whose file is made when it is asked for -> the address of that file.

`POST {address of uploads}/make?widget=…` is answered with `{"file": address}`, or with `{"error": text}`.

Holds: the address is a secret of one session's tab, as for uploads; the function is called in the session's own thread,
after the run that is going on.
"""

from __future__ import annotations

from quart import Response, request
from quart_trio import QuartTrio

from flowc_runtime.server.doorbell import Doorbell
from flowc_runtime.server.inbox import MakeFile
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.sessions import LiveSession, Sessions
from flowc_runtime.server.uploading import PREFIX, Refused, session_of, told
from flowc_shims.streamlit.page import BlobRef


def add_filing(app: QuartTrio, sessions: Sessions, *, options: ServeOptions) -> None:
    @app.post(f"{PREFIX}<token>/make")
    async def make(token: str) -> Response:
        try:
            live = session_of(sessions, token, options)
        except Refused as refused:
            return told({"error": str(refused)}, refused.status)
        made = await _made(live, request.args.get("widget", ""))
        return told({"error": made} if isinstance(made, str) else {"file": live.feed.path(made)}, 200)


async def _made(live: LiveSession, widget: str) -> BlobRef | str:
    doorbell, answers = Doorbell(), list[BlobRef | str]()

    def answer(made: BlobRef | str) -> None:
        answers.append(made)
        doorbell.ring()

    live.worker.inbox.offer(MakeFile(widget, answer))
    await doorbell.wait()
    return answers[0]
