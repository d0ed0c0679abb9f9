"""A button's file is asked for -> the function that the script gave is called, and its result kept beside the page.

No run belongs to it, so whatever it shows is for nobody, and so is what it stores in session state, as in Streamlit; it
reads session state as the last run left it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from flowc_runtime.calling import call
from flowc_runtime.doors import Doors
from flowc_runtime.fragments import Fragments
from flowc_runtime.output import Output
from flowc_runtime.values import ABSENT
from flowc_shims.stdlib.process import listen
from flowc_shims.streamlit.control import ScriptControlException
from flowc_shims.streamlit.elements.download_button import file_content
from flowc_shims.streamlit.elements.exception import as_asked_for, exception_props
from flowc_shims.streamlit.facts import Change
from flowc_shims.streamlit.host import FileMaker, WidgetOutcome, WidgetSpec, use_host
from flowc_shims.streamlit.page import BlobRef, Props, Write

if TYPE_CHECKING:
    from flowc_runtime.session import Session

_log = logging.getLogger("flowc.session")

NO_BUTTON: Final = "The page has no such button any more."


class NotMade(Exception):
    """There is no file; the text is for the reader."""


def make_file(session: Session, widget: str) -> BlobRef:
    """Keep the reference for as long as the bytes are wanted. Raises NotMade."""
    maker = session.state.maker(widget)
    if maker is None:
        raise NotMade(NO_BUTTON)
    doors = _Aside(session)
    listen()
    with session.project.process(), use_host(doors):
        try:
            content, kind = _made(session, doors, maker)
        except ScriptControlException as left:
            raise NotMade("The file was not made: its function ended early.") from left
        except Exception as error:
            _log.exception("the file of a button could not be made")
            raise NotMade(_told(error, str(session.script))) from error
        return session.blobs.put(content, kind)


def _made(session: Session, doors: Doors, maker: FileMaker) -> tuple[bytes, str]:
    content, kind = file_content(call(session, doors, maker.call))
    return content, maker.mime or kind


def _told(error: Exception, script: str) -> str:
    props = as_asked_for(exception_props(error, script, uncaught=True))
    kind, message = getattr(props, "type", ""), getattr(props, "message", "")
    return "The file could not be made. " + ": ".join(part for part in (kind, message) if part)


class _Aside(Doors):
    """The doors of a function that belongs to no run: what it does there is for nobody but itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Output(0, session.page, lambda page: None), lambda value: None)
        self.fragments = Fragments()
        self._own: dict[str, object] = {}
        """Of session state, what it has stored; ABSENT where it has deleted."""

    def checkpoint(self) -> None:
        """A newer event waits for its turn."""

    def _write(
        self, recorded: Write, performed: Write | None = None, cached: Write | None = None, *, collect: bool = True
    ) -> None:
        if self._collecting:
            super()._write(recorded, performed, cached, collect=collect)

    def _standing(self, props: Props) -> Props:
        return props

    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        value = spec.deserialize(None)
        return WidgetOutcome(value, spec.serialize(value), changed=False)

    def change(self, change: Change) -> None:
        """The address and the options stay."""

    def state_get(self, key: str) -> object:
        if key not in self._own:
            return super().state_get(key)
        if self._own[key] is ABSENT:
            raise KeyError(key)
        return self._own[key]

    def state_has(self, key: str) -> bool:
        return self._own[key] is not ABSENT if key in self._own else super().state_has(key)

    def state_set(self, key: str, value: object) -> None:
        self._own[key] = value

    def state_delete(self, key: str) -> None:
        if not self.state_has(key):
            raise KeyError(key)
        self._own[key] = ABSENT

    def state_keys(self) -> list[str]:
        keys = dict.fromkeys((*super().state_keys(), *self._own))
        return [key for key in keys if self._own.get(key) is not ABSENT]
