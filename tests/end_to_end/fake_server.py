"""A server on a free port whose sessions are stand-ins: fixtures for the server's own tests, and plain requests."""

from __future__ import annotations

import contextlib
import http.client
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flowc_runtime.server import ServeOptions, serving
from tests.end_to_end.fake_session import Fakes


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text("one")
    return path


@pytest.fixture
def fakes() -> Fakes:
    return Fakes()


@pytest.fixture
def options(script: Path) -> ServeOptions:
    return ServeOptions(script, port=0, headless=True)


@pytest.fixture
def url(options: ServeOptions, fakes: Fakes) -> Iterator[str]:
    with serving(options, sessions_of=fakes) as url:
        yield url


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def get(url: str, path: str, **headers: str) -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=5)
    with contextlib.closing(connection):
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
