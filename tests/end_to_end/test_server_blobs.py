"""What the server gives over HTTP: blobs by signed addresses, the client's files and nothing else, its health."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import msgspec
import pytest

from flowc.testing import Tab, connect
from tests.end_to_end.fake_server import get


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
        assert re.search(r"script-src 'self' 'wasm-unsafe-eval' 'nonce-[\w-]{32}';", policy)
        assert "'unsafe-eval'" not in policy
        assert "object-src 'none'" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("path", ["/../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "/app.py", "/assets/../../x"])
    def test_nothing_outside_the_client_is_served(self, url: str, path: str) -> None:
        assert get(url, path).status == 404
