"""The code of a script -> how it ended, where the page stays all the same: with an error, or by `st.stop`.

Callbacks and fragments of that page may be called, so what they reach is put in place after it, as after a run that
came to its end; for that the walk may have to start again, and the ending is then one that is replayed.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING

from flowc_runtime.heap.journal import Rewind
from flowc_runtime.remaking import is_of_an_earlier_run
from flowc_runtime.values import ATOMS
from flowc_shims.streamlit.control import StopException

if TYPE_CHECKING:
    from flowc_runtime.run import Run


def execute(run: Run, code: types.CodeType) -> BaseException | None:
    """None where it came to its end. Raises whatever cuts it short."""
    try:
        exec(code, run.namespace)
    except (Exception, StopException) as error:
        run.restart_if_due()
        if run.session.stopping.is_set():
            raise
        run.end_with(error)
        if isinstance(error, Exception):
            # Where it is raised again, its traceback is another one.
            run.session.told(error, run)
        return error
    return None


def settle_what_lasts(run: Run) -> None:
    """Before a run ends, what callbacks and session state can reach is in the state that script order says. In a
    session's first run everything has executed, so there all objects are. Raises Restart."""
    if run.number == 1 and not run.catch_up and not run.emulates:
        return
    roots = [value for value in run.session.lasting_values() if type(value) not in ATOMS]
    while roots:
        try:
            run.journal.reach(roots, in_place=True)
            return
        except Rewind as rewind:
            # What the run before has left may be of a maker that has made another one in this run.
            if not is_of_an_earlier_run(run, rewind.record):
                run.rewind(rewind.record)
            rewind.record.maker = None
