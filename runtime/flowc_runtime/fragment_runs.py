"""An event in a fragment -> a run of that fragment alone.

The kept call is made again on the objects that the run before has left, in the globals of that run. An opened body is
walked (`fragment_walk.py`); a closed one is to the engine what a callback is: it executes as a whole, and what it can
reach is looked at again afterwards.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flowc_runtime.doors import Doors
from flowc_runtime.elements.node import Page
from flowc_runtime.elements.places import successors
from flowc_runtime.events import Event, Interact, RerunFragment
from flowc_runtime.fragment_walk import walk_fragments
from flowc_runtime.session_state import SessionState
from flowc_shims.stdlib.observer import observe
from flowc_shims.streamlit.fragment import run_again
from flowc_shims.streamlit.host import Rerun

if TYPE_CHECKING:
    from flowc_runtime.run import Run
    from flowc_runtime.session import Session

_log = logging.getLogger("flowc.session")


def scope_of(state: SessionState, event: Event, *, cut: bool) -> Rerun:
    """The fragments that the event is about; none: the whole script, also where a run of it was `cut` short."""
    if cut:
        return ()
    if isinstance(event, RerunFragment):
        return (event.fragment,)
    return (state.fragments_of(event.values) or ()) if isinstance(event, Interact) else ()


class Patient:
    """A part of `Session`."""

    state: SessionState

    def waits(self, event: Event) -> bool:
        """Whether the event lets the run that is going on come to its end: one inside fragments does."""
        if isinstance(event, RerunFragment):
            return True
        return isinstance(event, Interact) and self.state.fragments_of(event.values) is not None


def take_over(state: SessionState, before: Page, now: Page) -> None:
    """A fragment is known by where it stands: whatever call is there now has the widgets of the one that was. (A run
    that has come to its end has left none.)"""
    if state.has_fragments:
        state.hand_over(dict(successors(before, now)))


def rerun_fragments(session: Session, doors: Doors, run: Run | None) -> None:
    """Run those of the run's scope, one after the other."""
    fragments = session.fragments
    if run is not None and walk_fragments(session, run):
        return
    for fragment in fragments.in_order(doors.scope):
        doors.named_anew |= fragment.body is not None
        fragment.body = None
        touched = session.reachable(fragment.call)
        try:
            with observe(doors), doors.on_page(fragment.page):
                run_again(fragment, doors)
        except Exception:  # noqa: BLE001 - it is shown in place, and keeps no other fragment from running
            _log.debug("a fragment failed", exc_info=True)
        finally:
            fragments.end_inside(fragment.ref)
            for record in touched:
                session.generation.journal.look_again(record)
