"""Widgets for dates, times, ratings, pages and menus."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from flowc.testing.app.elements import _with_key
from flowc.testing.app.errors import AppTestError
from flowc.testing.app.files import sent
from flowc.testing.app.widgets import Options, Trigger, Widget
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.uploaded_file import FileRecord, check_file_name

if TYPE_CHECKING:
    from typing import Self


class DateInput(Widget):
    """`st.date_input`: `min` and `max` are dates."""

    @property
    def min(self) -> date:
        return date.fromisoformat(self.proto.min)

    @property
    def max(self) -> date:
        return date.fromisoformat(self.proto.max)

    @property
    def value(self) -> Any:
        """What was set is a tuple, also of one date, as in Streamlit."""
        if not self.is_set or self._value is None:
            return super().value
        given = cast("list[date]", [*self._value] if isinstance(self._value, list | tuple) else [self._value])  # pyright: ignore[reportUnknownMemberType] # of anything
        return tuple(one.date() if isinstance(one, datetime) else one for one in given)


class DateTimeInput(Widget):
    """`st.datetime_input`."""


class TimeInput(Widget):
    """`st.time_input`."""

    @property
    def value(self) -> Any:
        value = super().value
        return value.time() if isinstance(value, datetime) else value

    def increment(self) -> Self:
        return self._moved(self.proto.step)

    def decrement(self) -> Self:
        return self._moved(-self.proto.step)

    def _moved(self, seconds: int) -> Self:
        if self.value is None:
            return self
        return self.set_value((datetime.combine(date.today(), self.value) + timedelta(seconds=seconds)).time())


class Feedback(Widget):
    """`st.feedback`."""


class Pagination(Widget):
    """`st.pagination`: `value` is the page, from 1 on."""

    def set_value(self, v: Any) -> Self:
        super().set_value(self._value)
        if isinstance(v, bool) or not isinstance(v, int) or not 1 <= v <= self.proto.num_pages:
            raise AppTestError(
                f"This pagination{_with_key(self.key)} has pages 1 to {self.proto.num_pages}, not {v!r}."
            )
        return super().set_value(v)

    def select(self, page: int) -> Self:
        return self.set_value(page)


class MenuButton(Trigger, Options):
    """`st.menu_button`: `value` is the option that was clicked for the last run."""

    @property
    def value(self) -> Any:
        if self.is_set:
            return self._value
        text = self.root.state.shown(self.id)
        return None if text is None else self.root.state.registration(self.id).deserialize(text)

    def click(self, v: Any) -> Self:
        return self.set_value(v)

    def click_index(self, index: int) -> Self:
        return self.set_value(self.root.state.registration(self.id).deserialize(self.proto.options[index]))

    def to_send(self) -> WireValue:
        return self._texts(self._value)[0] if self.is_set and self._value is not None else None


class ChatInput(Trigger):
    """`st.chat_input`: `value` is what was sent for the last run, or what the script has put into the line in it."""

    _files: tuple[FileRecord, ...] = ()

    @property
    def placeholder(self) -> str:
        return str(self.proto.label)

    @property
    def value(self) -> Any:
        if self.is_set and self._value is not None:
            return self._value
        if self.id in self.root.written:
            return self.root.written[self.id]
        if self.key in self.root.state.keys() and (held := self.root.state.get(self.key)) is not None:  # noqa: SIM118
            # Something that is no text, which the script has set.
            return held
        return self.root.state.registration(self.id).deserialize(self.root.state.shown(self.id))

    def upload(self, filename: str, content: bytes, mime_type: str = "application/octet-stream") -> Self:
        """Attach a file to what is sent next, beside others where it takes several."""
        self._check_files()
        try:
            check_file_name(filename, self.proto.types)
        except StreamlitAPIException as error:
            raise AppTestError(str(error)) from error
        record = FileRecord(secrets.token_hex(8), filename, mime_type, content)
        self._files = (*(self._files if self.proto.accept_file != "single" else ()), record)
        return self.set_value(self._value if self.is_set else None)

    def clear(self) -> Self:
        """Attach nothing."""
        self._check_files()
        self._files = ()
        return self

    def to_send(self) -> WireValue:
        text = cast("str | None", self._value) if self.is_set else None
        if not self._files:
            return text
        return [text or "", sent(self.root.state.uploads, self._files)]

    def forget(self) -> None:
        super().forget()
        self._files = ()

    def _check_files(self) -> None:
        if self.proto.accept_file == "none":
            raise AppTestError(f"This chat_input{_with_key(self.key)} takes no files: pass `accept_file`.")
