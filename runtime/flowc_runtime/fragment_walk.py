"""A run of fragments alone, slot by slot: their opened bodies are walked as the script is, everything else stands.

The objects that the run before has left, and the globals, are where it begins; a walk that starts again begins there
too. What the rest of the script has made cannot be made anew, so it counts as what outlives the run. What a body made
and something outside of it still leads to is made by another run now: its makers execute (the escape rule of such a
run).

Holds: where the bodies cannot be walked, nothing has happened, as far as that can be put back, and they run closed.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from flowc_runtime.endings import settle_what_lasts
from flowc_runtime.fragment_bodies import Body
from flowc_runtime.heap.state import CELL
from flowc_runtime.trace import Slot, slots_in
from flowc_runtime.values import ATOMS
from flowc_shims.stdlib.observer import observe
from flowc_shims.stdlib.randomness import states
from flowc_shims.stdlib.settings import settings
from flowc_shims.streamlit.fragment import run_again
from flowc_shims.streamlit.host import Fragment

if TYPE_CHECKING:
    from flowc_runtime.run import Run
    from flowc_runtime.session import Session

LIMIT: Final = 20
"""Walks of one run."""

_log = logging.getLogger("flowc.session")


def walk_fragments(session: Session, run: Run) -> bool:
    """False where a body is closed, or cannot be walked this time. Raises what leaves the run."""
    bodies = [_body(session, one) for one in session.fragments.in_order(run.doors.scope)]
    opened = [body for body in bodies if body is not None]
    if len(opened) < len(bodies) or not bodies or session.fallen_back is not None:
        return False
    if not _let_go(session, run, opened):
        return False
    _begin(run)
    ending: BaseException | None = None
    while True:
        try:
            with observe(run.doors):
                ending = _walk(session, run)
                settle_what_lasts(run)
            break
        except BaseException:
            if not run.doors.doomed:
                raise
            run.abandon()
            run.restarts += 1
            given_up = run.closing is not None or run.forgets or run.restarts > LIMIT
            run.begin_again()
            if given_up:
                run.forgets = False
                run.journal.undo_inside()
                return False
            run.journal.begin_inside_again()
    run.journal.end_inside()
    if ending is not None:
        raise ending
    return True


def _begin(run: Run) -> None:
    run.snapshot, run.random_states = run.doors.state.snapshot(), states()
    run.settings = run.first_settings = settings()
    run.journal.begin_inside()
    run.module_names.begin_walk(run.journal.watched)


def _walk(session: Session, run: Run) -> BaseException | None:
    """What leaves the run: `st.stop`, `st.rerun`, a newer event."""
    for fragment in session.fragments.in_order(run.doors.scope):
        body = _body(session, fragment)
        assert body is not None
        try:
            with run.doors.on_page(fragment.page):
                run_again(fragment, run.doors, partial(body.walk, run))
        except Exception:  # noqa: BLE001 - it is shown in place, and keeps no other fragment from running
            _log.debug("a fragment failed", exc_info=True)
        except BaseException as error:  # noqa: BLE001 - it is raised again when what lasts is in place
            run.restart_if_due()
            run.end_with(error)
            return error
        finally:
            session.fragments.end_inside(fragment.ref)
        run.restart_if_due()
        run.abandon()
    return None


def _body(session: Session, fragment: Fragment) -> Body | None:
    """None where it is closed, or belongs to a program that is gone."""
    body = fragment.body
    return body if isinstance(body, Body) and body.generation is session.generation else None


def _let_go(session: Session, run: Run, bodies: list[Body]) -> bool:
    """The makers in the bodies lose what is kept outside of them. False: there is more than can be looked through."""
    scope, journal = run.doors.scope, session.generation.journal
    modules = [entry for one in session.generation.territory.local_modules() for entry in vars(one).values()]
    shared = [*session.outliving.values(), *modules]
    callbacks = session.state.callbacks(without=session.fragments.within(scope))
    called = [value for one in callbacks for value in (one.function, one.args, *one.kwargs.values())]
    kept = [*called, *session.fragments.held(without=scope), *session.state_values(), *shared]
    found = journal.reach([value for value in kept if type(value) not in ATOMS])
    journal.look_at_shared(record for record in found.records if record.shape is CELL)
    if shared:
        journal.look_at_shared(journal.reach(shared, calls=False).records)
    if found.overflow:
        return False
    inside = {slot for body in bodies for slot in slots_in(body.block)}
    for record in found.records:
        maker = record.maker
        if isinstance(maker, Slot) and maker in inside:
            maker.lose("what it made outlives the run of its fragment")
            record.maker = None
    return True
