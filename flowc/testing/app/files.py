"""Widgets that hold files: a test says a file's name, content and media type; the next run has it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from flowc.testing.app.elements import _with_key
from flowc.testing.app.errors import AppTestError
from flowc.testing.app.widgets import Widget
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.uploaded_file import FileRecord

if TYPE_CHECKING:
    from typing import Self

    from flowc_runtime.uploads import Uploads

File: TypeAlias = tuple[str, bytes, str]
"""Name, content, media type."""


class OfFiles(Widget):
    """What holds files, and gives them to the session with the next run."""

    @property
    def value(self) -> Any:
        """What the last run had."""
        return self.root.state.get(self.id)

    def clear(self) -> Self:
        return self.set_value(None)

    def to_send(self) -> WireValue:
        if not self.is_set:
            return super().to_send()
        return sent(self.root.state.uploads, cast("list[FileRecord]", self._value))


class FileUploader(OfFiles):
    """`st.file_uploader`."""

    @property
    def accept_multiple_files(self) -> bool:
        return bool(self.proto.multiple)

    @property
    def accept_directory(self) -> bool:
        return bool(self.proto.directory)

    @property
    def allowed_type(self) -> list[str]:
        """The media types and endings that may be chosen."""
        return [str(one) for one in self.proto.types]

    def set_value(self, files: File | Sequence[File] | None) -> Self:  # pyright: ignore[reportIncompatibleMethodOverride] # as in Streamlit
        """Choose these files instead of what is there."""
        return super().set_value([_record(*file) for file in _files(files)])

    def upload(self, filename: str, content: bytes, mime_type: str = "application/octet-stream") -> Self:
        """Choose a file, beside those that were chosen since the last run."""
        waiting = cast("list[FileRecord]", self._value) if self.is_set else []
        return super().set_value([*waiting, _record(filename, content, mime_type)])


class Recording(OfFiles):
    """One file of one kind."""

    _ending: ClassVar[str]
    _mime: ClassVar[str]

    def set_value(self, file: File | None) -> Self:  # pyright: ignore[reportIncompatibleMethodOverride] # as in Streamlit
        """Record this instead of what is there."""
        return super().set_value([] if file is None else [self._checked(file)])

    def upload(self, filename: str, content: bytes, mime_type: str | None = None) -> Self:
        return self.set_value((filename, content, self._mime if mime_type is None else mime_type))

    def _checked(self, file: object) -> FileRecord:
        match file:
            case (str() as name, bytes() | bytearray() as content, str() as mime):
                if not name.lower().endswith(self._ending) or mime.lower() != self._mime:
                    raise AppTestError(
                        f"This {self.type}{_with_key(self.key)} gives files that end in {self._ending}, of the type "
                        f"{self._mime}, not {name!r} of the type {mime!r}."
                    )
                return _record(name, bytes(content), self._mime)
            case _:
                raise AppTestError(
                    f"This {self.type}{_with_key(self.key)} takes one (name, content, media type), or None."
                )


class CameraInput(Recording):
    """`st.camera_input`."""

    _ending = ".jpg"
    _mime = "image/jpeg"

    @property
    def resolution(self) -> str | None:
        lines = self.proto.resolution
        return None if lines is None else f"{lines}p"


class AudioInput(Recording):
    """`st.audio_input`."""

    _ending = ".wav"
    _mime = "audio/wav"


def sent(uploads: Uploads, records: Iterable[FileRecord]) -> list[WireValue]:
    """Put the files where the session finds them; what stands for them in a widget's value."""
    found = list(records)
    for record in found:
        uploads.put(record)
    return [[record.file_id, record.name, len(record.data)] for record in found]


def _files(files: object) -> list[File]:
    if files is None:
        return []
    if isinstance(files, tuple) and isinstance(files[0], str):  # pyright: ignore[reportUnknownMemberType] # of anything
        return [cast("File", files)]
    return [*cast("Sequence[File]", files)]


def _record(name: str, content: bytes, mime: str) -> FileRecord:
    return FileRecord(secrets.token_hex(8), name, mime, content)
