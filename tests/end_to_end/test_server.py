"""A real server on a free port, real sockets: patches, sessions, reconnects, limits, hot reload."""

from __future__ import annotations

import contextlib
import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect as open_socket

from flowc.testing import Fault, NoSuchElement, Tab, connect
from flowc_runtime.events import RunReport
from flowc_runtime.server import Limits, PortInUse, ServeOptions, serve, serving
from flowc_runtime.wire.codec import encode
from flowc_runtime.wire.messages import PROTOCOL, Hello, Interact, Rerun
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


class TestPages:
    def test_a_new_tab_gets_a_page_then_patches(self, url: str) -> None:
        with connect(url) as tab:
            assert tab.find("text", "square").text == "square 9"
            assert [message.type for message in tab.received] == ["welcome", "run_started", "full_page", "run_ended"]
            whole = tab.received[2].size
            before = len(tab.received)
            tab.set("How many", 4)
            assert tab.find("text", "square").text == "square 16"
            assert tab.config["title"] == "n is 4"
            sent = tab.received[before:]
            assert [message.type for message in sent] == ["run_started", "patch", "run_ended"]
            assert sent[1].size * 10 < whole, "a patch must not carry what did not change"

    def test_a_patch_names_the_event_it_takes_in(self, url: str) -> None:
        with connect(url) as tab:
            assert tab.acknowledged == 0
            tab.set("n", 5)
            assert tab.acknowledged == 1
            tab.set("n", 5)
            assert tab.acknowledged == 2, "even where the page does not change"

    def test_a_run_report_has_counts_and_the_first_cells(self, url: str) -> None:
        with connect(url) as tab:
            assert (tab.report.executed, tab.report.ending) == (1, "normal")
            assert tab.report.shown[0].cell == "L1"

    def test_a_notice_is_played_once(self, url: str) -> None:
        with connect(url) as tab:
            tab.set("n", 7)
            tab.click("Add")
            tab.rerun()
            toasts = [notice["body"] for notice in tab.notices]
            # The run shows it each time it runs; no patch or partial page repeats it.
            assert toasts == ["seven!"] * 3

    def test_widgets_are_found_by_key_before_label(self, url: str) -> None:
        with connect(url) as tab:
            assert tab.widget("n") == tab.widget("How many")
            with pytest.raises(NoSuchElement, match="'How many'"):
                tab.widget("How few")

    def test_what_cannot_be_sent_is_a_fault_not_the_end(self, url: str) -> None:
        with connect(url) as tab:
            with pytest.raises(Fault, match="cannot be sent"):
                tab.set("n", 9)
            tab.set("n", 2)
            assert tab.find("text", "square").text == "square 4"

    def test_an_engine_error_is_told_and_the_session_goes_on(self, url: str) -> None:
        with connect(url) as tab:
            with pytest.raises(Fault, match="the engine is broken"):
                tab.click("Break")
            tab.set("n", 2)
            assert tab.find("text", "square").text == "square 4"


class TestRuns:
    def test_an_unfinished_run_shows_its_way(self, url: str) -> None:
        with connect(url) as tab:
            tab.send_values({"Slow": True})
            tab.wait_for(lambda: len(tab.find_all("text", "step")) > 5)
            patches = [message for message in tab.received if message.type == "patch"]
            steps = len(tab.find_all("text", "step"))
            assert len(patches) < steps, "pages on the way are merged"
            tab.stop()
            tab.wait()
            assert tab.report.ending == "preempted"

    def test_a_newer_event_ends_the_run(self, url: str) -> None:
        with connect(url) as tab:
            tab.send_values({"Slow": True})
            tab.wait_for(lambda: bool(tab.find_all("text", "step")))
            report = tab.set_all({"Slow": False, "n": 6})
            assert report.ending == "normal"
            assert [run.ending for run in tab.reports] == ["normal", "preempted", "normal"]
            assert tab.find("text", "square").text == "square 36"
            assert not tab.find_all("text", "step")

    def test_waiting_events_become_one_and_no_press_is_lost(self, url: str, fakes: Fakes) -> None:
        with connect(url) as tab:
            tab.send_values({"Slow": True})
            tab.wait_for(lambda: bool(tab.find_all("text", "step")))
            for n in range(9):
                tab.send_values({"n": n})
            tab.send_values({"Add": True})
            tab.set("Slow", False)
            assert tab.find("text", "square").text == "square 64"
            assert fakes.made[0].count >= 1
            assert fakes.made[0].runs < 12

    def test_reports_reach_the_listener(self, options: ServeOptions, fakes: Fakes) -> None:
        heard: list[tuple[str, RunReport]] = []
        listening = replace(options, on_report=lambda session, report: heard.append((session, report)))
        with serving(listening, sessions_of=fakes) as url, connect(url) as tab:
            tab.set("n", 1)
        assert [(name, report.seq) for name, report in heard] == [("session 1", 0), ("session 1", 1)]


class TestSessions:
    def test_two_tabs_do_not_see_each_other(self, url: str) -> None:
        with connect(url) as one, connect(url) as two:
            one.set("n", 1)
            two.set("n", 2)
            one.click("Add")
            assert one.find("text", "square").text == "square 1"
            assert two.find("text", "square").text == "square 4"
            two.rerun()
            assert two.find_all("text", "1") == []
            assert one.session != two.session

    def test_a_lost_connection_is_resumed_with_what_was_missed(self, url: str) -> None:
        with connect(url) as tab:
            tab.set("n", 4)
            session = tab.session
            tab.send_values({"Slow": True})
            tab.wait_for(lambda: bool(tab.find_all("text", "step")))
            tab.drop()
            time.sleep(0.2)
            before = len(tab.received)
            tab.open()
            assert (tab.resumed, tab.session) == (True, session)
            tab.set("Slow", False)
            assert tab.find("text", "square").text == "square 16"
            assert "full_page" not in [message.type for message in tab.received[before:]]

    def test_frames_that_were_lost_are_sent_again(self, url: str) -> None:
        with connect(url) as tab:
            known = tab._last
            tab.set("n", 4)
            tab.set("n", 5)
            sent = [
                message.fields for message in tab.received if message.fields.get("number", 0) in range(known + 1, 99)
            ]
            session = tab.session
        address = url.replace("http", "ws") + "/_flowc/stream"
        with open_socket(address, proxy=None) as socket:
            socket.send(encode(Hello(PROTOCOL, session, known)))
            welcome, *again = (msgspec.msgpack.decode(socket.recv(5, decode=False)) for _ in range(1 + len(sent)))
        assert welcome["resumed"]
        for message in again:
            del message["type"]
        assert again == sent
        assert len(sent) == 6

    def test_a_client_with_a_gap_gets_the_full_page(self, url: str) -> None:
        with connect(url) as tab:
            tab.set("n", 4)
            before = tab.main
            tab.ask_full_page()
            assert tab.main == before
            tab.set("n", 5)
            assert tab.find("text", "square").text == "square 25"

    def test_too_old_a_client_gets_the_full_page_and_the_state_of_the_run(
        self, options: ServeOptions, fakes: Fakes
    ) -> None:
        forgetful = replace(options, limits=Limits(replay_frames=2))
        with serving(forgetful, sessions_of=fakes) as url, connect(url) as tab:
            known = tab._last
            tab.set("n", 4)
            tab.set("n", 5)
            tab.drop()
            tab._last = known
            before = len(tab.received)
            tab.open()
            tab.ping()
            assert tab.resumed
            kinds = [message.type for message in tab.received[before:]]
            assert kinds[:3] == ["welcome", "full_page", "run_ended"]
            assert tab.find("text", "square").text == "square 25"

    def test_an_event_that_is_sent_twice_counts_once(self, url: str, fakes: Fakes) -> None:
        with connect(url) as tab:
            tab.click("Add")
            tab.send(Interact(1, {"add": True}))
            tab.rerun()
            assert fakes.made[0].count == 1

    def test_an_unknown_session_is_a_new_one(self, url: str) -> None:
        tab = Tab(url)
        tab.session = "made-up"
        tab.open()
        assert not tab.resumed
        assert tab.session != "made-up"
        tab.drop()

    def test_a_second_connection_takes_over(self, url: str) -> None:
        with connect(url) as tab:
            other = Tab(url)
            other.session = tab.session
            other.open()
            with pytest.raises(Fault, match="taken_over"):
                tab.rerun()
            other.drop()

    def test_an_abandoned_session_is_closed(self, options: ServeOptions, fakes: Fakes) -> None:
        brief = replace(options, limits=Limits(keep_seconds=0.2))
        with serving(brief, sessions_of=fakes) as url:
            with connect(url) as tab:
                session = tab.session
            eventually(fakes.made[0].closed.is_set)
            again = Tab(url)
            again.session = session
            again.open()
            assert not again.resumed
            again.drop()

    def test_a_full_server_says_so(self, options: ServeOptions, fakes: Fakes) -> None:
        small = replace(options, limits=Limits(sessions=1))
        with serving(small, sessions_of=fakes) as url:
            with connect(url):
                with pytest.raises(Fault, match="too_many_sessions"), connect(url):
                    pass
            # A place whose tab has left is given away.
            eventually(lambda: _opens(url))


def _wait_for_text(tab: Tab, text: str) -> None:
    tab.wait_for(lambda: bool(tab.find_all("text", text)))


def _opens(url: str) -> bool:
    try:
        with connect(url):
            return True
    except Fault:
        return False


class TestHotReload:
    def test_a_saved_script_runs_again_and_keeps_its_state(self, url: str, script: Path) -> None:
        with connect(url) as tab:
            tab.click("Add")
            runs = len(tab.reports)
            script.write_text("two")
            tab.wait_for(lambda: bool(tab.find_all("text", "two")) and len(tab.reports) > runs)
            changed = [message for message in tab.received if message.type == "script_changed"]
            assert changed[0].fields["files"] == ["app.py"]
            assert tab.find_all("text", "1")[0].text == "1"

    def test_editors_that_replace_the_file_are_followed(self, url: str, script: Path) -> None:
        with connect(url) as tab:
            for text in ("two", "three"):
                draft = script.with_suffix(".tmp")
                draft.write_text(text)
                draft.rename(script)
                _wait_for_text(tab, text)

    def test_files_that_are_not_the_scripts_cause_no_run(self, url: str, script: Path) -> None:
        with connect(url) as tab:
            (script.parent / "output.csv").write_text("1,2")
            time.sleep(0.3)
            tab.ping()
            assert len(tab.reports) == 1


class TestRefusals:
    @pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:1", "null", "https://localhost"])
    def test_another_origin_cannot_connect(self, url: str, origin: str) -> None:
        with pytest.raises(InvalidStatus, match="403"), connect(url, origin=origin):
            pass

    def test_own_origin_and_loopback_names_can(self, url: str) -> None:
        port = urlsplit(url).port
        for name in ("localhost", "127.0.0.1"):
            with connect(url, origin=f"http://{name}:{port}") as tab:
                assert tab.reports

    def test_allowed_origins_can(self, options: ServeOptions, fakes: Fakes) -> None:
        allowing = replace(options, origins=("http://localhost:5173",))
        with serving(allowing, sessions_of=fakes) as url, connect(url, origin="http://localhost:5173") as tab:
            assert tab.reports

    def test_a_foreign_host_name_is_refused(self, url: str) -> None:
        """A name of the attacker's that resolves to this machine makes any page same-origin."""
        assert get(url, "/_flowc/health", Host="evil.example").status == 421

    def test_a_large_message_is_refused_in_words(self, options: ServeOptions, fakes: Fakes) -> None:
        small = replace(options, limits=Limits(message_bytes=1000))
        with serving(small, sessions_of=fakes) as url, connect(url) as tab:
            tab.send(Interact(1, {"n": "x" * 2000}))
            with pytest.raises(Fault, match="too_large: A message of 2,0.. bytes is too large: the limit is 1,000"):
                tab.wait_for(lambda: False)

    @pytest.mark.parametrize(
        "frame",
        [
            b"\xc1",
            b"",
            msgspec.msgpack.encode({"type": "explode"}),
            msgspec.msgpack.encode({"type": "interact", "seq": 1, "values": {"n": {"a": 1}}}),
            msgspec.msgpack.encode({"type": "interact", "seq": 1, "values": {"n": b"bytes"}}),
            b"\x91" * 100_000,
        ],
    )
    def test_nonsense_is_refused_in_words(self, url: str, frame: bytes) -> None:
        with connect(url) as tab:
            tab.send(frame)
            with pytest.raises(Fault) as refused:
                tab.wait_for(lambda: False)
            assert refused.value.code in {"bad_message", "protocol"}

    def test_the_first_message_must_be_hello_of_this_protocol(self, url: str) -> None:
        for first, words in ((Rerun(1), "must be hello"), (Hello(protocol=99), "reload the page")):
            tab = Tab(url)
            with pytest.raises(Fault, match="protocol") as refused:
                tab.open_with(first)
            assert words in str(refused.value)

    def test_silence_is_not_kept_open(self, options: ServeOptions, fakes: Fakes) -> None:
        quick = replace(options, limits=Limits(hello_seconds=0.1))
        with serving(quick, sessions_of=fakes) as url:
            tab = Tab(url)
            with pytest.raises(Fault, match="No hello came"):
                tab.open_with(None)


class TestBlobs:
    def test_a_blob_is_fetched_once_by_its_signed_address(self, url: str) -> None:
        with connect(url) as tab:
            digest = digest_of(tab)
            assert tab.blob(digest).startswith(b"table of 333")
            response = get(url, urlsplit(tab.blob_url(digest)).path)
            assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            before = len(tab.received)
            tab.click("Add")
            assert all(not message.fields.get("blobs") for message in tab.received[before:]), "told once"
            tab.set("n", 4)
            assert digest_of(tab) != digest
            assert tab.blob(digest_of(tab)).startswith(b"table of 444")

    def test_an_address_cannot_be_guessed_or_altered(self, url: str) -> None:
        with connect(url) as tab:
            path = urlsplit(tab.blob_url(digest_of(tab))).path
            for wrong in (path[:-2] + ("AA" if path[-2:] != "AA" else "BB"), path + "=", "/_flowc/blob/" + "A" * 80):
                assert get(url, wrong).status == 403
            assert get(url, "/_flowc/blob/" + digest_of(tab)).status == 403

    def test_sessions_have_different_addresses(self, url: str) -> None:
        with connect(url) as one, connect(url) as two:
            assert digest_of(one) == digest_of(two)
            assert one.blob_url(digest_of(one)) != two.blob_url(digest_of(two))


def digest_of(tab: Tab) -> str:
    data = tab.find("fake_table").props["data"]
    return str(msgspec.convert(data, dict[str, object])["digest"])


class TestHttp:
    def test_health(self, url: str) -> None:
        with connect(url):
            body: object = json.loads(get(url, "/_flowc/health").body)
            assert body == {"status": "ok", "sessions": 1, "script": "app.py"}

    def test_every_page_is_guarded(self, url: str) -> None:
        response = get(url, "/")
        policy = response.headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-eval" not in policy
        assert "object-src 'none'" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("path", ["/../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "/app.py", "/assets/../../x"])
    def test_nothing_outside_the_client_is_served(self, url: str, path: str) -> None:
        assert get(url, path).status == 404


class TestServing:
    def test_a_taken_port_is_an_error_before_anything_starts(self, options: ServeOptions) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with pytest.raises(PortInUse, match=f"port {port} "):
                serve(replace(options, port=port))

    def test_it_listens_on_this_machine_only(self, url: str) -> None:
        port = urlsplit(url).port or 0
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((_other_address(), port), timeout=1)

    def test_the_end_of_the_server_is_told_to_tabs(self, options: ServeOptions, fakes: Fakes) -> None:
        tab = Tab("")
        with serving(options, sessions_of=fakes) as url:
            tab = Tab(url)
            tab.open()
        with pytest.raises(Fault, match="1012"):
            tab.rerun()

    @pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
    def test_signals_end_the_process_even_with_a_stuck_script(self, script: Path, sign: signal.Signals) -> None:
        program = (
            "import sys, time\n"
            "from pathlib import Path\n"
            "from flowc_runtime.server import ServeOptions, serve\n"
            "class Stuck:\n"
            "    def __init__(self, sink): pass\n"
            "    def handle(self, event): time.sleep(600)\n"
            "    def interrupt(self): pass\n"
            "    def reload(self): pass\n"
            "    def watched_files(self): return frozenset()\n"
            "    def close(self): pass\n"
            "options = ServeOptions(Path(sys.argv[1]), port=0, on_ready=lambda url: print(url, flush=True))\n"
            "serve(options, sessions_of=lambda options, blobs: Stuck)\n"
        )
        process = subprocess.Popen([sys.executable, "-c", program, str(script)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        with process, process.stdout:
            url = process.stdout.readline().strip()
            tab = Tab(url)
            tab.open_with(Hello(1))
            started = time.monotonic()
            process.send_signal(sign)
            assert process.wait(timeout=10) == 0
            assert time.monotonic() - started < 5


def _other_address() -> str:
    """An address of this machine that is not loopback's usual one."""
    return "127.0.0.2"
