"""Who is told what: developers on this machine see behind the page, other readers only the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import msgspec
import pytest
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_socket

from flowc.testing import connect
from flowc_runtime.configuration import Configuration, load_configuration
from flowc_runtime.server import ServeOptions, serving
from flowc_runtime.server.looks import is_near
from flowc_runtime.wire.codec import encode
from flowc_runtime.wire.messages import PROTOCOL, ClearCache, Hello, Inspect, Interact, RunOnSave
from tests.end_to_end.fake_server import eventually, get
from tests.end_to_end.fake_session import Fakes

Message = dict[str, object]


@contextmanager
def opened(url: str, *, proxied: bool = False) -> Iterator[Viewer]:
    """A connection that has said hello."""
    headers = {"X-Forwarded-For": "203.0.113.7"} if proxied else {}
    with open_socket(url.replace("http", "ws") + "/_flowc/stream", additional_headers=headers) as socket:
        viewer = Viewer(socket)
        viewer.send(Hello(PROTOCOL))
        yield viewer


@dataclass
class Viewer:
    """A bare connection."""

    socket: ClientConnection

    def send(self, message: Hello | Inspect | Interact | RunOnSave | ClearCache) -> None:
        self.socket.send(encode(message))

    def until(self, kind: str, wanted: Callable[[Message], bool] = lambda _: True) -> Message:
        while True:
            message = cast("Message", msgspec.msgpack.decode(self.socket.recv(5, decode=False)))
            if message["type"] == kind and wanted(message):
                return message


@pytest.fixture
def far(url: str) -> Iterator[Viewer]:
    with opened(url, proxied=True) as viewer:
        yield viewer


@pytest.fixture
def near(url: str) -> Iterator[Viewer]:
    with opened(url) as developer:
        yield developer


def _with(options: ServeOptions, **said: object) -> ServeOptions:
    made = load_configuration(options.script)
    for key, value in said.items():
        made.say(key.replace("__", "."), value, "the test")
    assert made.problems == []
    return replace(options, configuration=made, reread=lambda: made)


def test_a_reader_from_elsewhere_is_told_nothing_of_what_ran(far: Viewer) -> None:
    look = far.until("look")
    assert (look["toolbar"], look["inspects"], look["run_on_save"], look["graph"]) == ("viewer", False, None, "")
    ended = far.until("run_ended")
    assert ended["ending"] == "normal"
    assert [ended[name] for name in ("executed", "reused", "milliseconds", "shown", "diagnostics")] == [
        0,
        0,
        0.0,
        [],
        [],
    ]
    far.send(Inspect(1, "run"))
    answer = far.until("inspected")
    assert (answer["run"], answer["why"]) == (None, None)
    assert "developers" in str(answer["error"])


def test_a_developer_on_this_machine_is(near: Viewer) -> None:
    look = near.until("look")
    assert (look["toolbar"], look["inspects"], look["run_on_save"]) == ("developer", True, True)
    ended = near.until("run_ended")
    assert ended["executed"] == 1
    near.send(Inspect(7, "run"))
    answer = near.until("inspected")
    assert answer["question"] == 7
    run = cast("Message", answer["run"])
    assert [slot["cell"] for slot in cast("list[Message]", run["slots"])] == ["L1"]


@pytest.mark.parametrize(
    ("mode", "toolbar", "inspects"),
    [
        ("auto", "developer", True),
        ("developer", "developer", True),
        ("viewer", "viewer", False),
        ("minimal", "minimal", False),
    ],
)
def test_the_toolbar_is_the_one_that_the_options_ask_for(
    options: ServeOptions, fakes: Fakes, mode: str, toolbar: str, inspects: bool
) -> None:
    with serving(_with(options, client__toolbarMode=mode), sessions_of=fakes) as url, connect(url) as tab:
        look = next(message.fields for message in tab.received if message.type == "look")
        assert (look["toolbar"], look["inspects"]) == (toolbar, inspects)


def test_developers_from_elsewhere_get_the_menu_and_not_the_panel(options: ServeOptions, fakes: Fakes) -> None:
    with (
        serving(_with(options, client__toolbarMode="developer"), sessions_of=fakes) as url,
        opened(url, proxied=True) as viewer,
    ):
        look = viewer.until("look")
        assert (look["toolbar"], look["inspects"], look["graph"]) == ("developer", False, "")


def test_an_option_that_a_script_sets_reaches_the_open_page(options: ServeOptions, fakes: Fakes) -> None:
    themed = _with(options)
    assert themed.configuration is not None
    with serving(themed, sessions_of=fakes) as url, opened(url) as tab:
        tab.until("run_ended")
        themed.configuration.set("client.toolbarMode", "viewer")
        tab.send(Interact(1, {"n": [5]}))
        assert tab.until("look", lambda look: look["toolbar"] == "viewer")["inspects"] is False
        # What was on its way may still count; the next run does not.
        tab.send(Interact(2, {"n": [6]}))
        assert tab.until("run_ended", lambda ended: ended["seq"] == 2)["shown"] == []


def test_a_theme_that_is_saved_is_on_the_page_a_moment_later(options: ServeOptions, fakes: Fakes, script: Path) -> None:
    told: list[str] = []
    with serving(replace(options, on_problem=told.append), sessions_of=fakes) as url, opened(url) as tab:
        assert tab.until("look")["theme"] == {"options": {}, "faces": [], "sheets": []}
        folder = script.parent / ".streamlit"
        folder.mkdir()
        (folder / "config.toml").write_text("[theme]\nprimaryColor = 'teal'\ntextColor = 'bright'\n")
        theme = cast("Message", tab.until("look")["theme"])
        assert theme["options"] == {"primaryColor": "#008080"}
        eventually(lambda: len(told) == 1)
        assert "theme.textColor must be a colour" in told[0]
        assert b'"primaryColor":"#008080"' in get(url, "/").body


def test_what_the_page_carries_cannot_leave_its_place(options: ServeOptions, fakes: Fakes, script: Path) -> None:
    folder = script.parent / ".streamlit"
    folder.mkdir()
    (folder / "config.toml").write_text("[theme]\nfont = 'A:https://e.org/</script><script>alert(1)</script>'\n")
    with serving(replace(options, on_problem=lambda _: None), sessions_of=fakes) as url:
        assert b"alert(1)" not in get(url, "/").body


def test_only_a_developer_clears_what_all_share(url: str, fakes: Fakes, far: Viewer) -> None:
    far.until("run_ended")
    far.send(ClearCache(1))
    assert far.until("run_ended", lambda ended: ended["seq"] == 1)["ending"] == "normal"
    assert [type(event).__name__ for event in fakes.made[-1].events] == ["Visit", "Rerun"]


class TestRunOnSave:
    def test_off_the_next_event_takes_the_new_text(self, url: str, script: Path, near: Viewer) -> None:
        near.until("run_ended")
        near.send(RunOnSave(False))
        assert near.until("look")["run_on_save"] is False
        script.write_text("two")
        changed = near.until("script_changed")
        assert (changed["files"], changed["runs"]) == ([script.name], False)
        near.send(Interact(1, {"n": [5]}))
        patch = near.until("patch", lambda patch: "two" in str(patch["ops"]))
        assert patch["ack"] == 1

    def test_on_again_saving_runs(self, url: str, script: Path, near: Viewer) -> None:
        near.until("run_ended")
        near.send(RunOnSave(False))
        near.until("look")
        near.send(RunOnSave(True))
        assert near.until("look")["run_on_save"] is True
        script.write_text("two")
        assert near.until("script_changed")["runs"] is True
        near.until("patch", lambda patch: "two" in str(patch["ops"]))

    def test_viewers_do_not_decide(self, script: Path, far: Viewer) -> None:
        far.until("run_ended")
        far.send(RunOnSave(False))
        script.write_text("two")
        assert far.until("script_changed")["runs"] is True

    def test_an_option_takes_the_choice_away(self, options: ServeOptions, fakes: Fakes) -> None:
        said = _with(options, server__allowRunOnSave=False, server__runOnSave=False)
        with serving(said, sessions_of=fakes) as url, opened(url) as tab:
            assert tab.until("look")["run_on_save"] is None


class TestGraph:
    def test_the_drawing_is_for_developers_on_this_machine(self, options: ServeOptions, fakes: Fakes) -> None:
        with serving(replace(options, graph=lambda: "<p>drawn</p>"), sessions_of=fakes) as url:
            near = get(url, "/_flowc/graph")
            assert (near.status, near.body) == (200, b"<p>drawn</p>")
            policy = near.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "sandbox allow-scripts" in policy
            assert "frame-ancestors 'self'" in policy
            far = get(url, "/_flowc/graph", **{"X-Forwarded-For": "203.0.113.7"})
            assert (far.status, b"drawn" in far.body) == (404, False)

    def test_it_is_not_there_for_viewers(self, options: ServeOptions, fakes: Fakes) -> None:
        said = replace(_with(options, client__toolbarMode="viewer"), graph=lambda: "<p>drawn</p>")
        with serving(said, sessions_of=fakes) as url:
            assert get(url, "/_flowc/graph").status == 404


@pytest.mark.parametrize(
    ("headers", "address", "expected"),
    [
        ({"host": "localhost:8501"}, "127.0.0.1", True),
        ({"host": "[::1]:8501"}, "::1", True),
        ({"host": "app.example.org"}, "127.0.0.1", False),
        ({"host": "localhost", "x-forwarded-for": "203.0.113.7"}, "127.0.0.1", False),
        ({"host": "localhost", "forwarded": "for=203.0.113.7"}, "127.0.0.1", False),
        ({"host": "localhost"}, "203.0.113.7", False),
        ({"host": "localhost"}, None, False),
        ({}, "127.0.0.1", False),
        ({"host": "[bad"}, "127.0.0.1", False),
    ],
)
def test_who_is_near(headers: dict[str, str], address: str | None, expected: bool) -> None:
    assert is_near(headers, address) is expected


def test_options_that_are_read_again_govern_the_sessions_that_are_open(options: ServeOptions, fakes: Fakes) -> None:
    said = Configuration()
    fresh = Configuration()
    fresh.say("theme.primaryColor", "teal", "the test")
    from flowc_runtime.server.looks import Looks

    looks = Looks(replace(options, configuration=said, reread=lambda: fresh))
    assert looks.reload() is True
    assert said.get("theme.primaryColor") == "teal"
    assert looks.reload() is False
