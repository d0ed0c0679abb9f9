"""A twin's page turns into something a person may do next: `any_event`; edits of the script and of a module beside it:
`any_edit_of`; and what may change around a script: `any_change_of`."""

from __future__ import annotations

from random import Random
from typing import Final

from flowc_runtime.elements.node import Page
from flowc_shims.streamlit.elements.page_link import PageLinkProps
from tests.machines.actions import (
    Action,
    Again,
    Clear,
    GoTo,
    RemoveFile,
    ReplaceIn,
    SetVariable,
    VisitPage,
    Wait,
    WriteFile,
)
from tests.machines.edits import any_edit, replacement
from tests.machines.grammar.world import FILES, VARIABLES
from tests.machines.live_widgets import live_widgets, walk
from tests.machines.sessions import Twin

QUERIES: Final = ("", "", "", "a=1", "a=2&b=x")


def any_event(random: Random, twin: Twin) -> Action:
    """Mostly an interaction with a widget that is on the page; now and then an empty rerun, time or cleared caches."""
    if twin.reuse.page.config.navigation is not None and random.randrange(3) == 0:
        return any_way(random, twin.reuse.page)
    at = random.randrange(20)
    if at == 0:
        return Clear()
    if at < 4 and "ttl=" in twin.text:
        return Wait(random.randrange(1, 5))
    widgets = live_widgets(twin.reuse.page)
    bound = [widget.props.bound.param for widget in widgets if widget.props.bound is not None]
    if at < 8 and bound:
        text = random.choice(("", "1", "3", "8", "x", "true", "ant", "bee"))
        return GoTo(f"{random.choice(bound)}={text}" if random.randrange(4) else "", back=random.randrange(2) == 0)
    if at > 1 and widgets:
        return random.choice(widgets).any_action(random) or Again()
    return Again()


def any_way(random: Random, page: Page) -> Action:
    """To another page of the app: by the menu, a link or its address; now and then to one that is not there."""
    menu = page.config.navigation
    ways = [VisitPage(entry.path, random.choice(QUERIES)) for entry in menu.entries] if menu is not None else []
    nodes = [node for root in page.roots for node in walk(root)]
    ways += [VisitPage(node.props.page, node.props.query) for node in nodes if isinstance(node.props, PageLinkProps)]
    return random.choice([*ways, *ways, VisitPage(random.choice(("nowhere", "two", "at-two")))])


def any_edit_of(random: Random, twin: Twin) -> Action:
    """An edit of the text as it is now, or of a module's; a rerun where the draw changes nothing."""
    files = sorted(name for name, text in twin.modules.items() if text)
    pages = [name for name in files if is_page(name)]
    if pages and random.randrange(8) == 0:
        return _page_comes_or_goes(random, twin, pages)
    if files and random.randrange(3) < 1 + bool(pages):
        name = random.choice(files)
        edited = any_edit(random, twin.modules[name], statements=is_page(name))
        if edited != twin.modules[name]:
            change = replacement(twin.modules[name], edited)
            return ReplaceIn(name, change.old, change.new)
    edited = any_edit(random, twin.text)
    return Again() if edited == twin.text else replacement(twin.text, edited)


def is_page(name: str) -> bool:
    """Of the files beside a script."""
    return name.startswith("pages/")


def _page_comes_or_goes(random: Random, twin: Twin, pages: list[str]) -> Action:
    gone = [name for name in twin.first_modules if is_page(name) and not twin.modules[name]]
    if gone:
        return ReplaceIn(gone[0], "", twin.first_modules[gone[0]])
    if len(pages) > 1 and random.randrange(2):
        return RemoveFile(f"{random.choice(pages)}.py")
    new = "pages/new"
    if twin.modules.get(new):
        return RemoveFile(f"{new}.py")
    return ReplaceIn(
        new, "", f"import streamlit as st\nst.write('new', st.slider('both n', 0, 9, {random.randrange(9)}))\n"
    )


def any_change_of(random: Random, twin: Twin) -> Action:
    """A file or a variable that scripts of the grammar look at; an event where this script looks at none."""
    if twin.text.count("FILES") > 1:
        name = random.choice(FILES)
        text = "\n".join(str(random.randrange(9)) for _ in range(random.randrange(1, 4)))
        return RemoveFile(name) if random.randrange(4) == 0 else WriteFile(name, text + "\n")
    if "FLOWC_" in twin.text:
        return SetVariable(random.choice(VARIABLES), str(random.randrange(4)))
    return any_event(random, twin)
