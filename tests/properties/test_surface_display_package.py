"""`import streamlit` under flowc: the names, the submodules, and nothing left behind."""

from __future__ import annotations

import importlib
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from flowc_shims.streamlit import errors, finder
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.not_built import PUBLIC_NAMES, NotBuilt
from flowc_shims.streamlit.package import SUBMODULES, surface
from flowc_shims.streamlit.page import Configure, Logo, LogoPicture, PageConfig
from tests.properties.fake_host import fake_host


def test_scripts_get_the_surface_and_its_submodules() -> None:
    names: dict[str, object] = {}
    with finder.installed():
        exec(
            "import streamlit as st\n"
            "import streamlit.components.v1 as components\n"
            "from streamlit import text, session_state\n"
            "from streamlit.errors import StreamlitAPIException\n"
            "from streamlit.runtime.scriptrunner import get_script_run_ctx, RerunException\n"
            "from streamlit.delta_generator import DeltaGenerator\n",
            names,
        )
    assert names["st"] is surface()
    assert names["StreamlitAPIException"] is errors.StreamlitAPIException
    assert names["text"] == surface().text


@pytest.mark.parametrize("name", SUBMODULES)
def test_every_submodule_can_be_imported_and_reached(name: str) -> None:
    with finder.installed():
        module = importlib.import_module(name)
        reached: object = surface()
        for part in name.split(".")[1:]:
            reached = getattr(reached, part)
    assert reached is module


def test_submodules_are_there_without_being_imported() -> None:
    assert surface().errors.StreamlitAPIException is errors.StreamlitAPIException
    assert surface().runtime.exists() is False


def test_installing_puts_a_loaded_package_aside_and_back() -> None:
    finder.uninstall()  # an earlier test of this process may have run a session
    other, part = ModuleType("streamlit"), ModuleType("streamlit.part")
    sys.modules["streamlit"], sys.modules["streamlit.part"] = other, part
    try:
        with finder.installed():
            assert importlib.import_module("streamlit") is surface()
            assert "streamlit.part" not in sys.modules
            with finder.installed():
                pass
            assert importlib.import_module("streamlit") is surface(), "the inner block must not undo the outer one"
        assert sys.modules["streamlit"] is other
        assert sys.modules["streamlit.part"] is part
    finally:
        del sys.modules["streamlit"], sys.modules["streamlit.part"]


def test_a_process_that_does_not_install_is_not_changed() -> None:
    ask = (
        "import flowc_shims.streamlit.package, flowc_shims.streamlit.elements, sys, importlib.util\n"
        "assert 'streamlit' not in sys.modules\n"
        "assert importlib.util.find_spec('streamlit') is None\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={"PYTHONPATH": f"{root / 'stdlib_shims'}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_is_not_built_is_one_clear_error() -> None:
    with pytest.raises(NotBuilt, match=r"`st\.connection` is not built in flowc yet"):
        _ = surface().connection
    assert not hasattr(surface(), "connection")
    with finder.installed(), pytest.raises(ModuleNotFoundError, match=r"`streamlit\.web` is not built"):
        importlib.import_module("streamlit.web.cli")


def test_an_unknown_name_gets_a_suggestion() -> None:
    with pytest.raises(AttributeError, match=r"Did you mean `markdown`") as caught:
        _ = surface().markdwon
    assert not isinstance(caught.value, NotBuilt)


def test_built_names_are_public_names() -> None:
    built = {name for name in dir(surface()) if not name.startswith("_")}
    submodules = {name.split(".")[1] for name in SUBMODULES}
    assert built <= PUBLIC_NAMES | submodules
    assert {"write", "button", "cache_data", "session_state", "sidebar", "stop"} <= built


def test_a_logo_is_checked_and_told() -> None:
    with fake_host() as host:
        for wrong in ({"image": "no file"}, {"image": ":fish:"}, {"image": "🐟", "icon_image": "🐟🐟"}):
            with pytest.raises(errors.StreamlitAPIException, match=r"no picture, no emoji"):
                surface().logo(**wrong)
        with pytest.raises(errors.StreamlitValueError):
            surface().logo("🐟", size="huge")
        with pytest.raises(errors.StreamlitInvalidURLError):
            surface().logo("🐟", link="javascript:alert(1)")
        surface().logo(":material/home:", size="LARGE", link="https://example.org", icon_image="🐟")
    told = Logo(
        image=LogoPicture(icon=":material/home:"),
        small=LogoPicture(icon="🐟"),
        size="large",
        link="https://example.org",
    )
    assert host.writes == [Configure(PageConfig(logo=told))]


def test_page_configuration_is_checked_and_told() -> None:
    with fake_host() as host:
        surface().set_page_config("T", "🎈", "wide", 300, {"About": " a\n b", "Get help": None})
        surface().set_page_config(layout="centered")
        for wrong in ({"layout": "x"}, {"initial_sidebar_state": -1}, {"menu_items": {"x": "y"}}):
            with pytest.raises(errors.StreamlitValueError):
                surface().set_page_config(**wrong)
        with pytest.raises(errors.StreamlitInvalidURLError):
            surface().set_page_config(menu_items={"Get help": "somewhere"})
    first, second = host.writes
    assert isinstance(first, Configure)
    assert first.config.icon == "🎈"
    assert first.config.initial_sidebar_state == "300"
    assert first.config.menu_items == {"about": "a\nb", "get help": None}
    assert isinstance(second, Configure)
    assert second.config == PageConfig(layout="centered")


def test_a_threads_writes_reach_the_page_it_was_given() -> None:
    with fake_host() as host:
        scriptrunner = surface().runtime.scriptrunner
        context = scriptrunner.get_script_run_ctx()
        thread = threading.Thread(target=surface().text, args=("from a thread",))
        scriptrunner.add_script_run_ctx(thread, context)
        thread.start()
        thread.join()
        with pytest.raises(NotBuilt):
            _ = context.query_string
    assert host.outline() == ["text"]
    assert surface().runtime.scriptrunner.get_script_run_ctx() is None


def test_names_of_the_surface_are_those_of_flowc() -> None:
    flowc = importlib.import_module("flowc")
    with fake_host() as host:
        flowc.container(border=True)
    assert host.only() == ContainerProps(border=True)
