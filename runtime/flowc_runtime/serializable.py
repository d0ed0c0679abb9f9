"""Session state after a run -> an error, where an option asks that all of it can be pickled, and something cannot.

Holds for runs of fragments too. The error is one of the script: it shows on the page.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Final

from flowc_shims.stdlib.observer import observe
from flowc_shims.streamlit.errors import UnserializableSessionStateError

if TYPE_CHECKING:
    from flowc_runtime.session import Session

OPTION: Final = "runner.enforceSerializableSessionState"


def check_serializable(session: Session) -> None:
    """Raises UnserializableSessionStateError."""
    if not session.configuration.get(OPTION):
        return
    for key in session.state.keys():  # noqa: SIM118 - it is no dict
        value = session.state.get(key)
        try:
            with observe(None):
                pickle.dumps(value)
        except Exception as error:  # whatever pickling raises: it runs the value's own code
            raise UnserializableSessionStateError(
                f"`st.session_state[{key!r}]` holds a {type(value).__qualname__}, which cannot be pickled, and the "
                f"option `{OPTION}` asks that everything in it can. Keep something else there, or turn the option off."
            ) from error
