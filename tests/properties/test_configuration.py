"""Options: which of several voices governs, what cannot be used, and that reads of them are inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc.cli import options
from flowc.cli.failure import Failure
from flowc_runtime.cache.caches import Caches
from flowc_runtime.configuration import OPTIONS, BadOption, load_configuration, option
from flowc_runtime.events import Interact, Rerun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.config import SCRIPTABLE
from flowc_shims.streamlit.elements.checkbox import CheckboxProps
from flowc_shims.streamlit.elements.exception import REDACTED, ExceptionProps
from flowc_shims.streamlit.elements.text import TextProps


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(Path, "cwd", lambda: tmp_path / "here")
    for name in ("home", "here", "app"):
        (tmp_path / name / ".streamlit").mkdir(parents=True)
    return tmp_path


def _says(folder: Path, place: str, text: str) -> None:
    (folder / place / ".streamlit" / "config.toml").write_text(text)


def test_the_later_voice_governs(folder: Path) -> None:
    script = folder / "app" / "app.py"

    def port(**said: object) -> object:
        flags = {"server.port": said["flag"]} if "flag" in said else {}
        environment = {name: str(value) for name, value in said.items() if name != "flag"}
        made = load_configuration(script, flags, environment)
        assert made.problems == []
        return made.get("server.port")

    assert port() == 8501
    _says(folder, "home", "[server]\nport = 1\n")
    assert port() == 1
    _says(folder, "here", "server.port = 2\n")
    assert port() == 2
    _says(folder, "app", "[server]\nport = 3\n")
    assert port() == 3
    assert port(STREAMLIT_SERVER_PORT=4) == 4
    assert port(STREAMLIT_SERVER_PORT=4, FLOWC_SERVER_PORT=5) == 5
    assert port(FLOWC_SERVER_PORT=5, flag="6") == 6


def test_what_cannot_be_used_is_told(folder: Path) -> None:
    _says(folder, "home", "[server]\nprot = 1\nport = 'many'\n[theme.sidebar]\nbackgroundColor = '#fff'\n")
    _says(folder, "here", "this is no toml")
    made = load_configuration(folder / "app" / "app.py", environment={"STREAMLIT_SERVER_HEADLESS": "perhaps"})
    told = "\n".join(made.problems)
    assert "did you mean 'server.port'" in told
    assert "a whole number" in told
    assert "true or false" in told
    assert len(made.problems) == 4
    assert made.get("server.port") == 8501
    assert made.get("theme.sidebar.backgroundColor") == "#fff"


def test_every_option_of_streamlit_is_known() -> None:
    assert len(OPTIONS) >= 367
    assert {key for key, known in OPTIONS.items() if known.scriptable} == SCRIPTABLE
    with pytest.raises(BadOption, match="did you mean"):
        option("server.portt")


def test_options_are_taken_from_the_command_line() -> None:
    options.GIVEN.clear()
    left = options.without_options(
        ["run", "app.py", "--server.port", "80", "--server.headless", "--client.toolbarMode=viewer", "--", "--a.b", "1"]
    )
    assert left == ["run", "app.py", "--", "--a.b", "1"]
    assert options.GIVEN == {"server.port": "80", "server.headless": "true", "client.toolbarMode": "viewer"}
    options.GIVEN.clear()
    for bad in (["--server.port"], ["--server.port", "many"], ["--server.prot", "1"]):
        with pytest.raises(Failure):
            options.without_options(bad)


def test_reads_of_options_are_inputs(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\n"
        "st.text(st.get_option('client.toolbarMode'))\n"
        "st.text(st.get_option('server.port'))\n"
        "if st.button('set'):\n"
        "    st.set_option('client.toolbarMode', 'viewer')\n"
        "st.text(st.get_option('client.toolbarMode'))\n"
    )
    session = Session(script, sink=QuietSink(), caches=Caches())
    session.handle(Rerun(0))
    session.configuration.set("client.toolbarMode", "minimal")
    assert [slot.cell for slot in session.handle(Rerun(1)).executed] == ["L2", "L6"]


def test_what_scripts_may_not_set_is_told(tmp_path: Path) -> None:
    for line, said in (("st.set_option('server.port', 1)", "cannot set"), ("st.set_option('no.such', 1)", "no option")):
        script = tmp_path / "app.py"
        script.write_text(f"import streamlit as st\n{line}\n")
        session = Session(script, sink=QuietSink(), caches=Caches())
        session.handle(Rerun(0))
        assert said in str(session.uncaught)


def test_a_hidden_menu(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nst.navigation([st.Page(lambda: None, title='a')]).run()\n")
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text("[client]\nshowSidebarNavigation = false\n")
    session = Session(script, sink=QuietSink(), caches=Caches())
    session.handle(Rerun(0))
    assert session.page.config.navigation is not None
    assert session.page.config.navigation.position == "hidden"


def test_what_the_page_keeps_back_of_an_error_is_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nst.text('above')\nraise ValueError('a name in the data')\n")
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[client]\nshowErrorDetails = "none"\n')
    session = Session(script, sink=QuietSink(), caches=Caches())
    for seq in range(2):
        session.handle(Rerun(seq))
        shown = session.page.main.children[-1].props
        assert isinstance(shown, ExceptionProps)
        assert (shown.type, shown.message, shown.stack, shown.related) == ("", REDACTED, (), ())
    logged = [record.getMessage() for record in caplog.records]
    assert [("ValueError: a name in the data" in text, "app.py" in text) for text in logged] == [(True, True)] * 2


@pytest.mark.parametrize("mode", ["reuse", "full_rerun"])
def test_what_cannot_be_pickled_is_told_where_the_option_asks_for_it(tmp_path: Path, mode: Mode) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\nst.session_state.plain = [1]\nif st.checkbox('odd', True):\n"
        "    st.session_state.odd = lambda: 0\nelse:\n    st.session_state.odd = 0\nst.text('below')\n"
    )
    (tmp_path / ".streamlit").mkdir()
    options = tmp_path / ".streamlit" / "config.toml"
    options.write_text("[runner]\nenforceSerializableSessionState = true\n")
    session = Session(script, sink=QuietSink(), caches=Caches(), mode=mode)
    for seq in range(2):
        assert session.handle(Rerun(seq)).ending == "exception"
        *above, shown = session.page.main.children
        assert [one.props for one in above][-1] == TextProps(body="below")
        assert isinstance(shown.props, ExceptionProps)
        assert shown.props.type == "streamlit.errors.UnserializableSessionStateError"
        assert "`st.session_state['odd']` holds a function" in shown.props.message
    checkbox = session.page.main.children[0].props
    assert isinstance(checkbox, CheckboxProps)
    assert session.handle(Interact(2, {checkbox.id: False})).ending == "normal"
