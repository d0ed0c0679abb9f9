"""A twin's page turns into something a person may do next: `any_event`, and edits of the script: `any_edit_of`."""

from __future__ import annotations

from random import Random

from tests.machines.actions import Action, Again, Clear
from tests.machines.edits import any_edit, replacement
from tests.machines.live_widgets import live_widgets
from tests.machines.sessions import Twin


def any_event(random: Random, twin: Twin) -> Action:
    """Mostly an interaction with a widget that is on the page; now and then an empty rerun or cleared caches."""
    at = random.randrange(20)
    if at == 0:
        return Clear()
    widgets = live_widgets(twin.full.page)
    if at > 1 and widgets:
        return random.choice(widgets).any_action(random) or Again()
    return Again()


def any_edit_of(random: Random, twin: Twin) -> Action:
    """An edit of the text as it is now; a rerun where the draw changes nothing."""
    edited = any_edit(random, twin.text)
    return Again() if edited == twin.text else replacement(twin.text, edited)
