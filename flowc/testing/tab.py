"""A URL -> one tab's session, driven from a test.

Holds: a call that causes a run returns when that run and what it asked for (`st.rerun`) are over; what the server says
is kept in order, with its size; a fault of the server is raised by the call that meets it.
"""

from __future__ import annotations

import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final, cast

import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_socket
from websockets.typing import Origin

from flowc.testing.values import wire_value
from flowc.testing.view import Element, View
from flowc_runtime.wire.codec import encode
from flowc_runtime.wire.messages import (
    PROTOCOL,
    ClearCache,
    ClientMessage,
    Hello,
    Interact,
    Ping,
    Rerun,
    Resync,
    RunEnded,
    StopRun,
    Welcome,
)

_LARGEST_FRAME: Final = 256 * 1024 * 1024


class NoSuchElement(LookupError):
    """Nothing on the page answers the description."""


class TimedOut(TimeoutError):
    """The run did not end, or the message did not come, in time."""


TAKEN_OVER: Final = 4001
"""The code with which the server closes a connection whose session another one has (`docs/wire.md`)."""


class Fault(ConnectionError):
    """The server refused something; `code` is one of `docs/wire.md`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Received:
    """One message of the server: its type, its fields, its size on the wire."""

    type: str
    fields: Mapping[str, object]
    size: int


@contextmanager
def connect(url: str, *, timeout: float = 10.0, origin: str | None = None) -> Iterator[Tab]:
    """Open a session, wait for its first run, close the connection at the end. `origin`: what a browser would send."""
    tab = Tab(url, timeout=timeout, origin=origin)
    try:
        tab.open()
        yield tab
    finally:
        tab.drop()


class Tab:
    """One session. Elements are found by kind and text, widgets by label or key."""

    def __init__(self, url: str, *, timeout: float = 10.0, origin: str | None = None) -> None:
        self._url = url.rstrip("/")
        self._timeout = timeout
        self._origin = origin
        self._open = ExitStack()
        self._socket: ClientConnection | None = None
        self._seq = 0
        self._last = 0
        self._settled = -1
        self._running = False
        self._stopping = False
        self._pings = self._pongs = self._welcomes = 0
        self._blobs: dict[str, str] = {}
        self._view = View()
        self._uploads = ""
        self.session: str | None = None
        self.resumed = False
        self.acknowledged = -1
        """The newest of our events that the page takes in."""
        self.received: list[Received] = []
        """All messages, oldest first."""
        self.reports: list[RunEnded] = []
        """All runs that ended, oldest first."""
        self.notices: list[Mapping[str, object]] = []
        """Props of the toasts and the like, oldest first."""

    # ------------------------------------------------------------------------------------------ the connection

    def open(self) -> None:
        """Connect; a tab that was connected before asks for its old session."""
        self.open_with(Hello(PROTOCOL, self.session, self._last))
        if not self.resumed:
            self.wait()

    def open_with(self, first: ClientMessage | bytes | None) -> None:
        """Connect, say `first`, and wait for the welcome only."""
        address = self._url.replace("http", "ws", 1) + "/_flowc/stream"
        origin = None if self._origin is None else Origin(self._origin)
        self._socket = self._open.enter_context(
            open_socket(address, origin=origin, max_size=_LARGEST_FRAME, proxy=None)
        )
        if first is not None:
            self.send(first)
        welcomes = self._welcomes
        self.wait_for(lambda: self._welcomes > welcomes)

    def drop(self) -> None:
        """Lose the connection; the session stays for a while."""
        self._socket = None
        self._open.close()

    def send(self, message: ClientMessage | bytes) -> None:
        """A message, or a frame as it is."""
        if self._socket is None:
            raise Fault("closed", "the tab is not connected")
        try:
            self._socket.send(encode(message) if not isinstance(message, bytes) else message)
        except ConnectionClosed:
            # Why, the server may have said before it closed: reading on raises its fault, or that it is closed.
            while True:
                self._receive(0)

    # ------------------------------------------------------------------------------------------ events

    def set(self, widget: str, value: object) -> RunEnded:
        """Give a widget (by label or key) a value, as a user would, and wait for the end of the run."""
        return self.set_all({widget: value})

    def set_all(self, values: Mapping[str, object]) -> RunEnded:
        """Several widgets at once, in this order."""
        self.send_values(values)
        return self.wait()

    def send_values(self, values: Mapping[str, object]) -> int:
        """The same without waiting; the event's number."""
        found = {name: self.widget(name) for name in values}
        wire = {str(found[name].props["id"]): wire_value(found[name], value) for name, value in values.items()}
        self._seq += 1
        self.send(Interact(self._seq, wire))
        return self._seq

    def click(self, button: str) -> RunEnded:
        """Press a button."""
        return self.set(button, True)  # noqa: FBT003 - the value of a pressed button

    def download(self, button: str) -> bytes:
        """The file of a button, also where it is made when it is asked for; the script hears of no click. Raises
        Fault where it cannot be made."""
        props = self.widget(button).props
        data = cast("Mapping[str, object] | None", props["data"])
        if data is not None:
            return self.blob(str(data["digest"]))
        query = urllib.parse.urlencode({"widget": str(props["id"])})
        request = urllib.request.Request(f"{self.upload_url}/make?{query}", b"", method="POST")
        with urllib.request.urlopen(request, timeout=self._timeout) as response:
            answer = msgspec.json.decode(response.read(), type=dict[str, str])
        if "error" in answer:
            raise Fault("file", answer["error"])
        with urllib.request.urlopen(self._url + answer["file"], timeout=self._timeout) as response:
            content: bytes = response.read()
        return content

    def upload(self, widget: str, *files: tuple[str, bytes, str]) -> RunEnded:
        """Choose these files (name, content, media type) in a widget, and wait for the end of the run. Raises
        urllib.error.HTTPError where the server takes one of them not."""
        return self.set(widget, [self.send_file(widget, *file) for file in files])

    def send_file(self, widget: str, name: str, content: bytes, mime: str) -> list[object]:
        """The same without telling the widget; what stands for the file in its value."""
        query = urllib.parse.urlencode({"widget": str(self.widget(widget).props["id"]), "name": name})
        request = urllib.request.Request(f"{self.upload_url}?{query}", content, {"Content-Type": mime})
        with urllib.request.urlopen(request, timeout=self._timeout) as response:
            answer = msgspec.json.decode(response.read(), type=dict[str, str])
        return [answer["id"], name, len(content)]

    @property
    def upload_url(self) -> str:
        """Where files for the session's widgets go."""
        return self._url + self._uploads

    def rerun(self) -> RunEnded:
        self._seq += 1
        self.send(Rerun(self._seq))
        return self.wait()

    def clear_cache(self) -> RunEnded:
        self._seq += 1
        self.send(ClearCache(self._seq))
        return self.wait()

    def stop(self) -> None:
        """Ask the run that is going on to end."""
        self._stopping = True
        self.send(StopRun())

    def ask_full_page(self) -> None:
        """As a client does that misses a number; returns when the page is there."""
        seen = len(self.received)
        self.send(Resync())
        self.wait_for(lambda: any(message.type == "full_page" for message in self.received[seen:]))

    def ping(self) -> None:
        """A round trip: whatever the server had sent before is received."""
        self._pings += 1
        self.send(Ping(self._pings))
        self.wait_for(lambda: self._pongs >= self._pings)

    # ------------------------------------------------------------------------------------------ waiting

    def wait(self, timeout: float | None = None) -> RunEnded:
        """Until a run that takes in all our events is over; its report."""
        self.wait_for(lambda: self._settled >= self._seq and not self._running, timeout)
        return self.reports[-1]

    def wait_for(self, condition: Callable[[], bool], timeout: float | None = None) -> None:
        """Until the condition holds; it is looked at after each message."""
        deadline = time.monotonic() + (self._timeout if timeout is None else timeout)
        while not condition():
            self._receive(deadline - time.monotonic())

    # ------------------------------------------------------------------------------------------ the page

    @property
    def main(self) -> Element:
        """The main part of the page."""
        return self._view.main

    @property
    def sidebar(self) -> Element:
        return self._view.sidebar

    @property
    def config(self) -> Mapping[str, object]:
        """What `st.set_page_config` has set."""
        return self._view.config

    @property
    def report(self) -> RunEnded:
        """What the last run did."""
        return self.reports[-1]

    @property
    def bytes_received(self) -> int:
        return sum(message.size for message in self.received)

    def elements(self) -> Iterator[Element]:
        """All of the page, the main part first."""
        yield from self.main.walk()
        yield from self._view.bottom.walk()
        yield from self.sidebar.walk()

    def find_all(self, kind: str | None = None, text: str | None = None) -> list[Element]:
        """The elements of this kind whose text contains `text`, in page order."""
        return [
            element
            for element in self.elements()
            if (kind is None or element.kind == kind) and (text is None or text in element.text)
        ]

    def find(self, kind: str | None = None, text: str | None = None) -> Element:
        """The first of them. Raises NoSuchElement."""
        found = self.find_all(kind, text)
        if not found:
            shown = ", ".join(f"{element.kind} {element.text!r}" for element in self.elements())
            raise NoSuchElement(f"no element with kind={kind!r} and text={text!r}; there are: {shown}")
        return found[0]

    def widget(self, name: str) -> Element:
        """The widget with this key or, failing that, this label. Raises NoSuchElement."""
        widgets = [element for element in self.elements() if element.props.get("id")]
        for field in ("key", "label"):
            for widget in widgets:
                if widget.props.get(field) == name:
                    return widget
        shown = ", ".join(repr(widget.props.get("label")) for widget in widgets)
        raise NoSuchElement(f"no widget with the key or label {name!r}; there are: {shown or 'none'}")

    def blob(self, digest: str) -> bytes:
        """Fetch what a `BlobRef` in an element's props names."""
        with urllib.request.urlopen(self.blob_url(digest), timeout=self._timeout) as response:
            content: bytes = response.read()
            return content

    def blob_url(self, digest: str) -> str:
        return self._url + self._blobs[digest]

    # ------------------------------------------------------------------------------------------ receiving

    def _receive(self, timeout: float) -> Received:
        if self._socket is None:
            raise Fault("closed", "the tab is not connected")
        try:
            frame = self._socket.recv(timeout=max(timeout, 0), decode=False)
        except TimeoutError:
            raise TimedOut("the server did not say in time what was waited for") from None
        except ConnectionClosed as closed:
            self._socket = None
            taken_over = closed.rcvd is not None and closed.rcvd.code == TAKEN_OVER
            raise Fault("taken_over" if taken_over else "closed", str(closed)) from closed
        fields: dict[str, object] = msgspec.msgpack.decode(frame, type=dict[str, object])
        message = Received(str(fields.pop("type")), fields, len(frame))
        self.received.append(message)
        self._take(message)
        return message

    def _take(self, message: Received) -> None:
        fields = message.fields
        self._count(message)
        self._blobs.update(msgspec.convert(fields.get("blobs", {}), dict[str, str]))
        match message.type:
            case "welcome":
                welcome = msgspec.convert(fields, Welcome)
                self.session, self.resumed = welcome.session, welcome.resumed
                self._uploads = welcome.uploads
                self._welcomes += 1
                if not welcome.resumed:
                    # A new session counts from the beginning.
                    self._seq, self._last, self._settled, self._running = 0, 0, -1, False
            case "full_page":
                self._view.replace(fields["page"])
                self.acknowledged = msgspec.convert(fields["ack"], int)
            case "patch":
                self._view.patch(fields["ops"])
                self.acknowledged = msgspec.convert(fields["ack"], int)
            case "run_started":
                self._running = True
            case "run_ended":
                self._end_run(msgspec.convert(fields, RunEnded))
            case "notices":
                self.notices.extend(msgspec.convert(fields["items"], list[dict[str, object]]))
            case "pong":
                self._pongs = msgspec.convert(fields["nonce"], int)
            case "fault":
                raise Fault(str(fields["code"]), str(fields["message"]))
            case _:
                pass

    def _count(self, message: Received) -> None:
        """Numbers rise one by one; only a full page may leave some out."""
        number = message.fields.get("number")
        if isinstance(number, int):
            if number != self._last + 1 and message.type != "full_page":
                raise Fault("gap", f"message {number} came after {self._last}")
            self._last = number

    def _end_run(self, report: RunEnded) -> None:
        self._running = False
        self.reports.append(report)
        # After these two another run follows, unless somebody stopped this one.
        if report.ending not in {"rerun", "preempted"} or self._stopping:
            self._settled = max(self._settled, report.seq)
            self._stopping = False
