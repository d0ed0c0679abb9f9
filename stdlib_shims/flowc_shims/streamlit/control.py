"""Commands that end a run: `st.stop` and `st.rerun`. Each tells the host and leaves by an exception of its own.

Both exceptions derive from BaseException, so that a script's `except Exception` lets them pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NoReturn, cast

from flowc_shims.streamlit.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import Rerun, Scope, current_host, has_host


class ScriptControlException(BaseException):
    """The script is left early, and not because of an error."""


class StopException(ScriptControlException):
    """The run ends here; the page keeps what was shown."""


class RerunException(ScriptControlException):
    """The run ends here, and another one follows. `rerun_data` are the fragments that were asked for, none
    for the whole script."""

    def __init__(self, rerun_data: Rerun = ()) -> None:
        super().__init__(rerun_data)
        self.rerun_data = rerun_data


class Preempted(ScriptControlException):
    """The run ends here, because a newer event waits; raised by the host."""


def stop() -> NoReturn:
    """End the run here; nothing after this line is shown."""
    if has_host():
        host = current_host()
        # A parallel fragment ends alone while the script goes on beside it.
        if not (host.here is not None and host.here.aside and host.runs_beside()):
            host.stop()
    raise StopException


def rerun(scope: Literal["app", "fragment"] | str | int | Sequence[str | int] = "app") -> NoReturn:
    """End the run here and start another one at once."""
    checked = _checked(scope)
    raise RerunException(current_host().rerun(checked) if has_host() else ())


def _checked(scope: object) -> Scope:
    expected = ["str", "int", "list[str | int]"]
    if isinstance(scope, int):
        scope = str(scope)
    if isinstance(scope, bytes | bytearray) or not isinstance(scope, Sequence):
        raise StreamlitInvalidParameterTypeError("scope", type(scope).__name__, expected)
    keys = cast("Sequence[object]", scope)
    if len(keys) == 0:
        raise StreamlitValueError("scope", ["'app'", "'fragment'", "the key of a fragment", "a list of such keys"])
    if scope == "app":
        return "app"
    if scope == "fragment":
        return "fragment"
    return (scope,) if isinstance(scope, str) else _checked_keys(keys)


def _checked_keys(keys: Sequence[object]) -> tuple[str, ...]:
    for key in keys:
        if not isinstance(key, str | int):
            raise StreamlitInvalidParameterTypeError("scope list items", type(key).__name__, ["str", "int"])
        if key == "":
            raise StreamlitValueError("scope list items", ["text that is not empty", "integers"])
        if key in ("app", "fragment"):
            raise StreamlitValueError("scope", ["keys of fragments"], detail=f"{key!r} cannot stand in a list.")
    return tuple(map(str, keys))
