"""A function that the page keeps (a callback, what makes a file) -> called, outside slots.

It sees the globals and the objects as its own run has left them; what it can reach is looked at again afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowc_shims.stdlib.observer import observe
from flowc_shims.streamlit.host import Callback

if TYPE_CHECKING:
    from flowc_runtime.doors import Doors
    from flowc_runtime.session import Session


def call(session: Session, doors: Doors, callback: Callback) -> object:
    """What it gives. Raises what it raises."""
    session.worlds.enter(callback)
    touched = session.reachable(callback)
    doors.in_callback = True
    try:
        with observe(doors):
            return callback.function(*callback.args, **callback.kwargs)
    finally:
        doors.in_callback = False
        look_again = session.generation.journal.look_again
        session.worlds.called(callback, [record for record in touched if look_again(record)])
