"""Files over HTTP: only for the widgets of one's own session, of their types and sizes; and what becomes of them."""

from __future__ import annotations

import http.client
import json
import urllib.error
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from flowc.testing import Fault, Tab, connect
from flowc_runtime.configuration import load_configuration
from flowc_runtime.made_files import NO_BUTTON
from flowc_runtime.server import ServeOptions, serving
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.uploaded_file import Allowance
from tests.end_to_end.fake_server import eventually
from tests.end_to_end.fake_session import Fakes

SCRIPT = """
import streamlit as st
n = st.slider("n", 0, 9)
one = st.file_uploader("One", type="csv")
st.write("one", one and (one.name, one.type, one.read().decode()))
many = st.file_uploader("Many", accept_multiple_files=True, key="many", max_upload_size=1)
st.write("many", sum(len(each.read()) for each in many), n)
"""


@contextmanager
def app(folder: Path, source: str = SCRIPT) -> Iterator[Tab]:
    script = folder / "app.py"
    script.write_text(source)
    with serving(ServeOptions(script, port=0, headless=True)) as url, connect(url) as tab:
        yield tab


def asked(
    url: str, method: str, path: str, body: bytes | Iterable[bytes] | None = None, origin: str | None = None
) -> tuple[int, dict[str, str]]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=5)
    with closing(connection):
        connection.request(method, path, body, {} if origin is None else {"Origin": origin})
        response = connection.getresponse()
        content = response.read()
        return response.status, json.loads(content) if content.startswith(b"{") else {}


class TestWithTheEngine:
    def test_what_is_uploaded_arrives(self, tmp_path: Path) -> None:
        with app(tmp_path) as tab:
            tab.upload("One", ("a b.csv", b"x,y", "text/csv"))
            assert "`('a b.csv', 'text/csv', 'x,y')`" in tab.find("markdown", "one").text
            tab.upload("many", ("a", b"123", "text/plain"), ("b", b"45", "text/plain"))
            assert tab.find("markdown", "many").text == "many `5` `0`"
            tab.set("n", 3)
            assert tab.find("markdown", "many").text == "many `5` `3`"
            assert tab.report.executed == 2
            tab.set("One", [])
            assert tab.find("markdown", "one").text == "one `None`"

    def test_what_does_not_fit_is_refused_before_it_is_held(self, tmp_path: Path) -> None:
        with app(tmp_path) as tab:
            for widget, name, content, status in (
                ("One", "a.txt", b"", 415),
                ("One", "a\0.csv", b"", 415),
                ("many", "large", b"x" * (1024 * 1024 + 1), 413),
            ):
                with pytest.raises(urllib.error.HTTPError) as refused:
                    tab.send_file(widget, name, content, "text/plain")
                with refused.value:
                    assert refused.value.code == status
                    assert "error" in json.loads(refused.value.read())

    def test_the_limit_of_the_app_counts_where_the_script_says_nothing(self, tmp_path: Path) -> None:
        (tmp_path / ".streamlit").mkdir()
        (tmp_path / ".streamlit" / "config.toml").write_text("[server]\nmaxUploadSize = 1\n")
        script = tmp_path / "app.py"
        script.write_text(SCRIPT)
        options = ServeOptions(script, port=0, headless=True, configuration=load_configuration(script))
        with serving(options) as url, connect(url) as tab:
            assert tab.widget("One").props["max_mb"] == 1
            with pytest.raises(urllib.error.HTTPError, match="413"):
                tab.send_file("One", "a.csv", b"x" * (1024 * 1024 + 1), "text/csv").clear()


def one_upload(url: str, tab: Tab, **query: str) -> str:
    return urlsplit(tab.upload_url).path + "?" + urlencode({"widget": "w", "name": "a", **query})


class TestAlone:
    """Of the server itself: the session is a stand-in."""

    @pytest.fixture
    def uploads(self, url: str, fakes: Fakes, tab: Tab) -> Uploads:
        (session,) = fakes.made
        session.uploads.allow("w", Allowance(most_bytes=10))
        return session.uploads

    @pytest.fixture
    def tab(self, url: str) -> Iterator[Tab]:
        with connect(url) as tab:
            yield tab

    def test_a_file_is_held_until_it_is_taken_back(self, url: str, tab: Tab, uploads: Uploads) -> None:
        status, answer = asked(url, "POST", one_upload(url, tab), b"hello")
        assert status == 200
        assert uploads.held == 5
        path = urlsplit(tab.upload_url).path
        assert asked(url, "DELETE", f"{path}?file=other")[0] == 200
        assert uploads.held == 5
        assert asked(url, "DELETE", f"{path}?{urlencode({'file': answer['id']})}")[0] == 200
        assert uploads.held == 0
        uploads.check_valid()

    def test_another_origin_is_refused(self, url: str, tab: Tab, uploads: Uploads) -> None:
        foreign = "http://evil.example"
        assert asked(url, "POST", one_upload(url, tab), b"x", origin=foreign)[0] == 403
        assert asked(url, "DELETE", one_upload(url, tab), origin=foreign)[0] == 403
        assert asked(url, "POST", one_upload(url, tab), b"x", origin=url)[0] == 200
        assert uploads.held == 1

    def test_only_the_session_s_own_address_takes_files(self, url: str, tab: Tab, uploads: Uploads) -> None:
        for path in (
            "/_flowc/upload/",
            "/_flowc/upload/AAAA",
            f"/_flowc/upload/{tab.session}",
            "/_flowc/upload/%C3%A4",
        ):
            assert asked(url, "POST", path + "?widget=w&name=a", b"x")[0] in {403, 404, 405}
        assert uploads.held == 0

    def test_a_widget_that_nobody_has_shown_takes_none(self, url: str, tab: Tab, uploads: Uploads) -> None:
        assert asked(url, "POST", one_upload(url, tab, widget="other"), b"x")[0] == 404

    def test_one_that_does_not_say_how_large_it_is_is_cut_off(self, url: str, tab: Tab, uploads: Uploads) -> None:
        status, answer = asked(url, "POST", one_upload(url, tab), iter([b"12345", b"67890", b"x"]))
        assert (status, answer["error"]) == (413, "The file is larger than 0 MB.")
        assert asked(url, "POST", one_upload(url, tab), iter([b"12345", b"67890"]))[0] == 200
        assert uploads.held == 10

    def test_a_session_holds_so_much_and_no_more(self, url: str, tab: Tab, uploads: Uploads) -> None:
        uploads.most_bytes = 12
        assert asked(url, "POST", one_upload(url, tab), b"1234567890")[0] == 200
        assert asked(url, "POST", one_upload(url, tab), b"123")[0] == 507
        assert asked(url, "POST", one_upload(url, tab), iter([b"123"]))[0] == 507
        assert asked(url, "POST", one_upload(url, tab), b"12")[0] == 200


def test_files_go_with_their_session(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT)
    with serving(ServeOptions(script, port=0, headless=True)) as url, connect(url) as tab:
        with connect(url) as other:
            address = other.upload_url
        tab.upload("many", ("a", b"123", "text/plain"))
        eventually(lambda: asked(url, "POST", urlsplit(address).path + "?widget=w&name=a", b"x")[0] in {403, 404})


MADE = """
import streamlit as st
n = st.slider("n", 0, 9)
if st.download_button("Later", lambda: f"n is {n}", "n.txt"):
    st.write("saved")
st.download_button("Now", "at once")
st.download_button("Broken", lambda: 1 / 0)
"""


class TestFilesThatAreMade:
    def test_one_is_made_when_it_is_asked_for(self, tmp_path: Path) -> None:
        with app(tmp_path, MADE) as tab:
            tab.set("n", 4)
            runs = tab.report.run
            assert tab.download("Later") == b"n is 4"
            assert tab.download("Now") == b"at once"
            with pytest.raises(Fault, match="ZeroDivisionError: division by zero"):
                tab.download("Broken")
            assert tab.report.run == runs
            tab.click("Later")
            assert tab.find("markdown", "saved").text == "saved"

    def test_only_for_the_page_that_has_the_button(self, tmp_path: Path) -> None:
        with app(tmp_path, MADE) as tab:
            url, widget = tab.upload_url, str(tab.widget("Later").props["id"])
            path = f"{urlsplit(url).path}/make?{urlencode({'widget': widget})}"
            assert asked(url, "POST", path)[0] == 200
            assert asked(url, "POST", path, origin="https://elsewhere.example")[0] == 403
            assert asked(url, "POST", path.replace("upload/", "upload/x"))[0] == 403
            assert asked(url, "GET", path)[0] in (404, 405)
            status, answer = asked(url, "POST", path + "x")
            assert (status, answer) == (200, {"error": NO_BUTTON})
