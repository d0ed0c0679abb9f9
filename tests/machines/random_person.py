"""A page -> the event of somebody who uses it at random, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from flowc_runtime.elements.node import Page
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, Visit
from tests.machines.actions import Action, Again, Clear, Click, GoTo, SetValue
from tests.machines.live_widgets import find_widget, live_widgets


def random_person(seed: int, most: int) -> Callable[[Page], Event | None]:
    """Gives `most` events, mostly interactions, then None."""
    random, done = Random(seed), 0

    def next_event(page: Page) -> Event | None:
        nonlocal done
        done += 1
        return None if done > most else event_of(_any_action(random, page), page, done)

    return next_event


def person_with(actions: tuple[Action, ...]) -> Callable[[Page], Event | None]:
    """Carries out these actions, one after the other."""
    left = list(actions)

    def next_event(page: Page) -> Event | None:
        return event_of(left.pop(0), page, len(actions) - len(left)) if left else None

    return next_event


def event_of(action: Action, page: Page, seq: int) -> Event:
    """An action on a widget that the page does not have is a plain rerun."""
    match action:
        case SetValue(name, value) if (widget := find_widget(page, name)) is not None:
            return Interact(seq, {widget.props.id: widget.wire(value)})
        case Click(name) if (widget := find_widget(page, name)) is not None:
            return Interact(seq, {widget.props.id: True})
        case Clear():
            return ClearCache(seq)
        case GoTo(query, back):
            return Visit(seq, query=query, history=back)
        case _:
            return Rerun(seq)


def _any_action(random: Random, page: Page) -> Action:
    at = random.randrange(20)
    if at == 0:
        return Clear()
    widgets = live_widgets(page)
    return (random.choice(widgets).any_action(random) if widgets and at > 1 else None) or Again()
