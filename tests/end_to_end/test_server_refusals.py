"""What the server refuses: foreign origins and hosts, large messages, nonsense, silence."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import msgspec
import pytest
from websockets.exceptions import InvalidStatus

from flowc.testing import Fault, Tab, connect
from flowc_runtime.server import Limits, ServeOptions, serving
from flowc_runtime.wire.messages import Hello, Interact, Rerun
from tests.end_to_end.fake_server import get
from tests.end_to_end.fake_session import Fakes


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
