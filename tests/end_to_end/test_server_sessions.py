"""Sessions of a real server: tabs side by side, reconnects, what was missed, and scripts that are saved meanwhile."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from websockets.sync.client import connect as open_socket

from flowc.testing import Fault, Tab, connect
from flowc_runtime.server import Limits, ServeOptions, serving
from flowc_runtime.wire.codec import encode
from flowc_runtime.wire.messages import PROTOCOL, Hello, Interact
from tests.end_to_end.fake_server import eventually
from tests.end_to_end.fake_session import Fakes


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
            received = (msgspec.msgpack.decode(socket.recv(5, decode=False)) for _ in range(2 + len(sent)))
            welcome, _look, *again = received
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
            assert kinds[:4] == ["welcome", "look", "full_page", "run_ended"]
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
            # The words may be lost when the tab sends while its socket closes; the code, which says the same, is not.
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
