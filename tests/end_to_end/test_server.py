"""A real server on a free port, real sockets: pages and patches, runs and their end, the end of the server."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flowc.testing import Fault, NoSuchElement, Tab, connect
from flowc_runtime.events import RunReport
from flowc_runtime.server import PortInUse, ServeOptions, serve, serving
from flowc_runtime.wire.messages import Hello
from tests.end_to_end.fake_session import Fakes


class TestPages:
    def test_a_new_tab_gets_a_page_then_patches(self, url: str) -> None:
        with connect(url) as tab:
            assert tab.find("text", "square").text == "square 9"
            assert [message.type for message in tab.received] == [
                "welcome",
                "look",
                "run_started",
                "full_page",
                "run_ended",
            ]
            whole = tab.received[3].size
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
            "    def waits(self, event): return False\n"
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
