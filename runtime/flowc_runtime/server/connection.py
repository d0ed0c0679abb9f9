"""One WebSocket: hello, then events in and frames out, until either side ends it.

Holds: one task sends, so frames never mix and a client that does not read holds up nobody else; what a client sends is
checked before it reaches the session; a lost connection leaves the session as it is.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, assert_never

import trio

from flowc_runtime import events
from flowc_runtime.server.inspecting import inspected
from flowc_runtime.server.looks import Looks
from flowc_runtime.server.options import Limits
from flowc_runtime.server.sessions import Hangup, LiveSession, Sessions, TooManySessions
from flowc_runtime.server.uploading import upload_address
from flowc_runtime.wire.codec import BadMessage, decode, encode, wire_values
from flowc_runtime.wire.messages import (
    PROTOCOL,
    BrowserTold,
    ClearCache,
    ClientMessage,
    Fault,
    FaultCode,
    Hello,
    Inspect,
    Inspected,
    Interact,
    Look,
    Ping,
    Pong,
    Rerun,
    RerunFragment,
    Resync,
    RunOnSave,
    StopRun,
    Visit,
    Welcome,
)

_MOST_ANSWERS: Final = 256


class Socket(Protocol):
    """A WebSocket that was accepted."""

    async def receive(self) -> bytes | str: ...

    async def send(self, data: bytes) -> None: ...

    async def close(self, code: int, reason: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a server says of itself."""

    script: str
    mode: Literal["reuse", "full_rerun"]
    looks: Looks

    def look(self, live: LiveSession, request: Request) -> Look:
        """How this tab is dressed now."""
        headers = {name.lower(): value for name, value in request.headers}
        return self.looks.of(headers, request.ip_address, run_on_save=live.run_on_save)


@dataclass(frozen=True, slots=True)
class Request:
    """What the request of a WebSocket says of who sends it."""

    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    ip_address: str | None = None

    def browser(self, told: BrowserTold | None) -> events.Browser:
        """Together with what the browser's own code tells."""
        said = told or BrowserTold()
        return events.Browser(
            headers=self.headers,
            cookies=self.cookies,
            ip_address=self.ip_address,
            color_scheme=said.color_scheme,
            timezone=said.timezone,
            timezone_offset=said.timezone_offset,
            locale=said.locale,
            url=said.url,
            is_embedded=said.is_embedded,
        )


class _Ended(Exception):
    """This side ends the connection; the fault says why."""

    def __init__(self, fault: FaultCode, text: str, close_code: int) -> None:
        super().__init__(text)
        self.fault = Fault(fault, text, fatal=True)
        self.close_code = close_code


@dataclass(slots=True)
class _Answers:
    """What is sent beside the session's feed."""

    frames: deque[bytes] = field(default_factory=deque[bytes])

    def add(self, message: Pong | Fault | Inspected) -> None:
        if len(self.frames) >= _MOST_ANSWERS:
            raise _Ended("protocol", "Too many messages wait for their answers.", 1008)
        self.frames.append(encode(message))


@dataclass(slots=True)
class _Tab:
    """One connection of a session. `look`: how its page was last told to be dressed."""

    live: LiveSession
    greeting: Greeting
    request: Request
    look: Look
    answers: _Answers = field(default_factory=_Answers)

    def other_look(self) -> Look | None:
        """The look, where it is another one by now: options change, also by what a script sets."""
        now = self.greeting.look(self.live, self.request)
        if now == self.look:
            return None
        self.look = now
        self.live.feed.tell_details(now.inspects)
        return now

    def inspected(self, asked: Inspect) -> Inspected:
        if not self.greeting.look(self.live, self.request).inspects:
            return Inspected(asked.question, error="This is for developers on the server's own machine.")
        return inspected(asked, self.live.worker.history, self.greeting.script)


async def converse(
    socket: Socket, sessions: Sessions, greeting: Greeting, limits: Limits, request: Request = Request()
) -> None:
    """The whole life of an accepted connection."""
    hangup = Hangup()
    try:
        with hangup.scope:
            await _converse(socket, sessions, greeting, limits, hangup, request)
    except* _Ended as group:
        ended = _first(group)
        await socket.send(encode(ended.fault))
        await socket.close(ended.close_code)
    if hangup.code == 4001:
        await socket.send(encode(Fault("taken_over", "Another connection has taken over this session.", fatal=True)))
    if hangup.code is not None:
        await socket.close(hangup.code)


async def _converse(
    socket: Socket, sessions: Sessions, greeting: Greeting, limits: Limits, hangup: Hangup, request: Request
) -> None:
    hello = await _hello(socket, limits)
    live = sessions.find(hello.session)
    resumed = live is not None
    if live is None:
        try:
            live = sessions.open(events.Visit(0, hello.page, hello.query, request.browser(hello.browser)))
        except TooManySessions:
            raise _Ended("too_many_sessions", "The server has no room for another session.", 1013) from None
    sessions.attach(live, hangup)
    try:
        seen = live.worker.inbox.seen
        uploads = upload_address(live.upload_token)
        welcome = Welcome(PROTOCOL, live.id, resumed, seen, greeting.script, greeting.mode, uploads)
        await socket.send(encode(welcome))
        look = greeting.look(live, request)
        await socket.send(encode(look))
        live.feed.tell_details(look.inspects)
        for frame in live.feed.resume(hello.last if resumed else 0):
            await socket.send(frame)
        tab = _Tab(live, greeting, request, look)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_send_frames, socket, tab)
            await _receive_messages(socket, tab, limits)
    finally:
        sessions.detach(live, hangup)


async def _hello(socket: Socket, limits: Limits) -> Hello:
    with trio.move_on_after(limits.hello_seconds):
        message = await _receive(socket, limits)
        if not isinstance(message, Hello):
            raise _Ended("protocol", "The first message of a connection must be hello.", 1002)
        if message.protocol != PROTOCOL:
            text = f"This server speaks protocol {PROTOCOL}, the page {message.protocol}: reload the page."
            raise _Ended("protocol", text, 1002)
        return message
    raise _Ended("protocol", "No hello came.", 1002)


async def _send_frames(socket: Socket, tab: _Tab) -> None:
    live, answers = tab.live, tab.answers
    while True:
        if (look := tab.other_look()) is not None:
            await socket.send(encode(look))
        delivery = live.feed.take()
        for frame in delivery.frames:
            await socket.send(frame)
        while answers.frames:
            await socket.send(answers.frames.popleft())
        with trio.move_on_after(math.inf if delivery.again_in is None else delivery.again_in):
            await live.doorbell.wait()


async def _receive_messages(socket: Socket, tab: _Tab, limits: Limits) -> None:
    while True:
        _perform(await _receive(socket, limits), tab)


async def _receive(socket: Socket, limits: Limits) -> ClientMessage:
    frame = await socket.receive()
    if len(frame) > limits.message_bytes:
        text = f"A message of {len(frame):,} bytes is too large: the limit is {limits.message_bytes:,} bytes."
        raise _Ended("too_large", text, 1009)
    if isinstance(frame, str):
        raise _Ended("bad_message", "Messages are binary frames (MessagePack), not text.", 1003)
    try:
        return decode(frame)
    except BadMessage as error:
        raise _Ended("bad_message", str(error), 1007) from error


def _perform(message: ClientMessage, tab: _Tab) -> None:
    live, answers = tab.live, tab.answers
    match message:
        case Interact() | Rerun() | Visit() | RerunFragment() | ClearCache():
            event = _event(message, tab)
            # Each number once: a client sends again what it cannot know to have arrived.
            if event.seq > live.worker.inbox.seen:
                live.worker.inbox.offer(event)
        case StopRun():
            live.worker.inbox.stop_run()
        case RunOnSave(on):
            if tab.look.run_on_save is not None:
                live.run_on_save = on
                live.doorbell.ring()
        case Inspect():
            answers.add(tab.inspected(message))
            live.doorbell.ring()
        case Resync():
            live.feed.start_over()
            live.doorbell.ring()
        case Ping(nonce):
            answers.add(Pong(nonce))
            live.doorbell.ring()
        case Hello():
            raise _Ended("protocol", "A connection says hello once.", 1002)
        case _:
            assert_never(message)


def _event(message: Interact | Rerun | Visit | RerunFragment | ClearCache, tab: _Tab) -> events.Event:
    match message:
        case Interact(seq, values, shown):
            return events.Interact(seq, wire_values(values), shown)
        case Rerun(seq, values, shown):
            return events.Rerun(seq, wire_values(values), shown)
        case Visit(seq, page, query, told, values, history):
            browser = None if told is None else tab.request.browser(told)
            return events.Visit(seq, page, query, browser, wire_values(values), history)
        case RerunFragment(seq, fragment):
            return events.RerunFragment(seq, fragment)
        case ClearCache(seq):
            # What all readers share is for developers to clear; for others it is a rerun.
            return events.ClearCache(seq) if tab.look.toolbar == "developer" else events.Rerun(seq)
        case _:
            assert_never(message)


def _first(group: BaseExceptionGroup[_Ended]) -> _Ended:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
