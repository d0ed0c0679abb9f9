"""Every command and every kind of element is in the gallery: a new one without an example fails here."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from flowc_shims.streamlit.elements import ALL_PROPS
from flowc_shims.streamlit.not_built import PUBLIC_NAMES
from flowc_shims.streamlit.package import surface
from tests.gallery.pages import APP, GALLERY, PAGES, presses
from tests.parity.events import VisitPage
from tests.parity.flowc_form import NORMAL_KINDS
from tests.parity.flowc_side import FlowcSession
from tests.parity.normal_form import Form, nodes

_SHOW_NOTHING: Final = {
    "cache_data",
    "cache_resource",
    "components",
    "context",
    "get_option",
    "secrets",
    "set_option",
    "switch_page",
    "typing",
    "user",
}
_COLUMNS_ELSEWHERE: Final = {"AudioColumn", "ButtonColumn", "Column", "VideoColumn"}
"""The first and the last draw the player that `st.audio` and `st.video` show; a button needs a callback, which is
compared by a script of its own; `Column` is what the others begin with."""
_NEVER_LEFT: Final = {"chat_text", "dialog_opened", "fragment", "root", "spinner"}
"""Kinds that no finished page has, or that stand for something around the elements."""


def test_every_command_is_in_the_gallery() -> None:
    built = {name for name in PUBLIC_NAMES if hasattr(surface(), name)}
    assert built - _SHOW_NOTHING - _used() == set()


def test_every_type_of_column_is_in_the_gallery() -> None:
    types = {name for name in vars(surface().column_config) if name.endswith("Column")}
    assert types - _used() == _COLUMNS_ELSEWHERE
    assert len(types) > 15


def test_every_kind_of_element_is_in_the_gallery() -> None:
    kinds = {NORMAL_KINDS.get(tag, tag) for tag in (str(props.__struct_config__.tag) for props in ALL_PROPS)}
    seen = {kind for where in PAGES for kind in _kinds(where)}
    assert kinds - seen - _NEVER_LEFT == set()
    assert len(seen) > 60


@pytest.mark.parametrize("where", PAGES)
def test_a_page_shows_no_error_of_its_own(where: str) -> None:
    session = FlowcSession(APP, "reuse")
    try:
        page = session.step(VisitPage(where)).page
    finally:
        session.close()
    errors = [form for form in nodes(page) if form["kind"] == "exception"]
    assert len(errors) == (1 if where == "status" else 0), "one is an example of an error"


def _used() -> set[str]:
    """Names of `streamlit`, and methods of containers, in the pages and the script."""
    found: set[str] = set()
    for path in GALLERY.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
    return found


def _kinds(where: str) -> set[str]:
    """Of the page as it is, and after each button and switch."""
    session = FlowcSession(APP, "reuse")
    seen: set[str] = set()
    try:
        page = session.step(VisitPage(where)).page
        seen |= _kinds_of(page)
        for press in presses(page):
            seen |= _kinds_of(session.step(press).page)
    finally:
        session.close()
    return seen


def _kinds_of(page: Form) -> set[str]:
    return {str(form["kind"]) for part in (page, page["notices"]) for form in nodes(part)}
