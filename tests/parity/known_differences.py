"""Where flowc is known to show something else than real Streamlit, by script, each with its reason.

An entry names the script, a pattern for the paths that may differ there, and the steps that bring the difference
about. A test takes those steps: an entry whose difference is gone fails, so this list never outlives its reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tests.parity.events import Act, Step
from tests.parity.normal_form import Difference


@dataclass(frozen=True, slots=True)
class Known:
    """`path` is a regular expression for the whole path of a difference; `steps` are its witness."""

    script: str
    path: str
    reason: str
    steps: tuple[Step, ...] = ()

    def covers(self, script: str, difference: Difference) -> bool:
        return self.script == script and re.fullmatch(self.path, difference.path) is not None


REMOUNTED: Final = """
After a run that st.stop() or an exception ended, Streamlit's server keeps the values of the widgets that the run did
not reach, but the browser forgets them with their widgets. When they are back, the script works with the kept value
while the browser shows the default, which the next event then sends as if the user had chosen it. flowc's widgets
always show the value that the script sees. The harness therefore shows the kept value on Streamlit's side too, unless
told to be literal; a test shows that Streamlit still does this.
"""

KNOWN: Final[tuple[Known, ...]] = (
    Known(
        script="format_func_that_changes.py",
        path=r"(page|state)\..*",
        reason="""
        A selectbox with a key whose options keep their values but get other texts: Streamlit's browser goes on showing
        (and with the next event sends) the old text, which is no option any more, so the choice falls back to the
        first one without anybody having chosen it. flowc shows the new text of the chosen value, and keeps it.
        """,
        steps=(Act("selectbox", "Keyed", 0, "2/5"), Act("slider", "Top", 0, [6.0])),
    ),
    Known(
        script="classes_of_each_run.py",
        path=r"page\.main\[[34]\]\.props\.body",
        reason="""
        Streamlit makes every class anew in each run, so that what session state keeps is no instance of it any more,
        and a member of an Enum is another one. In flowc a class statement that has not changed gives the same class.
        """,
        steps=(Act("checkbox", "Again", 0, True),),
    ),
)


def unknown(script: str, found: Iterable[Difference]) -> list[Difference]:
    """The differences that no entry covers."""
    return [difference for difference in found if not any(known.covers(script, difference) for known in KNOWN)]
