"""Scripts in HTML: those whose author asks for it run, once; no others do, whatever they claim to be."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs, settled

ServeApp = Callable[[str], App]

ASKED_FOR = """
    import streamlit as st

    n = st.slider("n", 0, 9)
    st.html(
        '''
        <script>window.order = ["one"]; window.runs = (window.runs ?? 0) + 1</script>
        <p id="there">waiting</p>
        <script>
        window.order.push("two");
        document.getElementById("there").textContent = "drawn by its script";
        </script>
        <img src="data:," onerror="window.handler = true">
        <iframe srcdoc="<script>parent.frame = true</script>"></iframe>
        <script type="module">window.module = true</script>
        ''',
        unsafe_allow_javascript=True,
    )
    st.write("n is", n)
    st.html(f"<b id='out'></b><script>document.getElementById('out').textContent = {n} * 2</script>",
            unsafe_allow_javascript=True)
"""

HOSTILE = """
    import streamlit as st

    ATTACKS = [
        "<script>window.hit = 1</script>",
        "<script nonce='guess'>window.hit = 2</script>",
        "<script id='theme' nonce=''>window.hit = 3</script>",
        "<img src='data:,' onerror='window.hit = 4'>",
        "<svg onload='window.hit = 5'><script>window.hit = 6</script></svg>",
        "<a href='javascript:window.hit = 7'>x</a>",
        "<form id='theme' action='javascript:window.hit = 8'><input name=nonce></form>",
        "<style>script { display: block; content: attr(nonce) }</style>",
        "<template><script>window.hit = 9</script></template>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--><script>window.hit = 10</script>'>",
    ]
    for attack in ATTACKS:
        st.html(attack)
        st.markdown(attack, unsafe_allow_html=True)
        st.html("<p>beside</p>" + attack)
    st.html("<p>mine</p><script>window.own = true</script>", unsafe_allow_javascript=True)
    st.write("all shown")
"""


def test_the_scripts_of_an_element_run_once(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(ASKED_FOR))
    expect(page.get_by_text("drawn by its script")).to_be_visible()
    page.wait_for_function("window.module")
    assert page.evaluate("[window.order, window.runs]") == [["one", "two"], 1]
    assert page.evaluate("[window.handler, window.frame]") == [None, None]
    expect(page.locator("#out")).to_have_text("0")
    page.get_by_role("slider").press("ArrowRight")
    expect(page.locator("#out")).to_have_text("2")
    settled(page)
    assert page.evaluate("window.runs") == 1
    # The browser says so while the sanitiser takes the handler out.
    assert all("inline event handler" in text for text in tabs.problems)
    tabs.problems.clear()
    expect(page.get_by_text("drawn by its script")).to_be_visible()


def test_no_other_script_runs(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(HOSTILE))
    expect(page.get_by_text("all shown")).to_be_visible()
    page.wait_for_function("window.own")
    assert page.evaluate("window.hit") is None
    assert page.locator("script").evaluate_all("found => found.filter((one) => one.nonce !== '').length") == 2


def test_the_policy_stops_what_the_sanitiser_would_let_through(serve_app: ServeApp, tabs: Tabs) -> None:
    """As if some way around it were found: a script that code of the page makes, without the nonce or with another."""
    page = tabs.open(serve_app("import streamlit as st; st.write('here')"))
    expect(page.get_by_text("here")).to_be_visible()
    for nonce in ("", "guess"):
        _insert(page, nonce)
    assert page.evaluate("window.hit") is None
    assert ["Content Security Policy" in text for text in tabs.problems] == [True, True]
    tabs.problems.clear()
    _insert(page, page.evaluate("document.querySelector('script#theme').nonce"))
    assert page.evaluate("window.hit") == 1


def test_each_response_has_a_nonce_of_its_own(serve_app: ServeApp) -> None:
    url, nonces = serve_app("import streamlit as st").url, set[str]()
    for _ in range(3):
        with urllib.request.urlopen(url) as response:
            policy, body = response.headers["Content-Security-Policy"], response.read().decode()
            assert response.headers["Cache-Control"] == "no-store"
        found = re.findall(r"'nonce-([\w-]{32})'", policy)
        assert len(found) == 1
        assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
        assert body.count(found[0]) == 1
        nonces.update(found)
    assert len(nonces) == 3


def _insert(page: Page, nonce: str) -> None:
    page.evaluate(
        """nonce => {
            const made = document.createElement("script");
            if (nonce) made.nonce = nonce;
            made.textContent = "window.hit = 1";
            document.body.append(made);
        }""",
        nonce,
    )
