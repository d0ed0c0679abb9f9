"""`flowc why` asks a running server here: who has the token of its private file is told why slots executed.

Holds: only connections from this machine, with the token, and never a page of a browser (which names its origin).
"""

from __future__ import annotations

import secrets
from typing import Final

import msgspec
from quart import Response, request
from quart_trio import QuartTrio

from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.sessions import LiveSession, Sessions
from flowc_runtime.why import Answer, NotFound, why

ADDRESS: Final = "/_flowc/why"


class Question(msgspec.Struct, frozen=True):
    target: str
    run: int | None = None
    session: int | None = None


class Told(msgspec.Struct, frozen=True):
    """`session`: its number. `sessions`: the numbers of all that are open."""

    session: int
    sessions: tuple[int, ...]
    script: str
    answer: Answer


class Unanswered(msgspec.Struct, frozen=True):
    error: str
    near: tuple[str, ...] = ()


def add_asking(app: QuartTrio, sessions: Sessions, *, options: ServeOptions, token: str) -> None:
    @app.post(ADDRESS)
    async def asked() -> Response:
        if not _may_ask(token, options.host):
            return _json(Unanswered("This is not for you."), 403)
        try:
            question = msgspec.json.decode(await request.get_data(), type=Question)
        except msgspec.MsgspecError as error:
            return _json(Unanswered(f"This is no question: {error}"), 400)
        try:
            return _json(_told(question, list(sessions), options.script.name), 200)
        except NotFound as error:
            return _json(Unanswered(error.message, error.near), 404)


def _may_ask(token: str, bound: str) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    here = request.remote_addr in {"127.0.0.1", "::1", "::ffff:127.0.0.1", bound}
    return here and "Origin" not in request.headers and secrets.compare_digest(given.encode(), token.encode())


def _told(question: Question, live: list[LiveSession], script: str) -> Told:
    if not live:
        raise NotFound("No page is open.")
    numbers = tuple(sorted(one.number for one in live))
    if question.session is None:
        chosen = max(live, key=lambda one: one.worker.history.active_at)
    else:
        asked_for = [one for one in live if one.number == question.session]
        if not asked_for:
            raise NotFound(f"There is no session {question.session}: open are {', '.join(map(str, numbers))}.", [])
        chosen = asked_for[0]
    answer = why(chosen.worker.history.runs(), question.target, number=question.run, script=script)
    return Told(chosen.number, numbers, script, answer)


def _json(value: Told | Unanswered, status: int) -> Response:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return Response(msgspec.json.encode(value), status, headers)
