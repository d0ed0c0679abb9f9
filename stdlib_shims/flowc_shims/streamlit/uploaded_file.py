"""Files that a browser has sent: what a script gets of them, and where commands find them.

A browser names a file by its id, with name and size for the page: `[id, name, size]`, a list of these for a widget. The
bytes are held by the session, once: a `FileRecord` never changes, and every `UploadedFile` made of it shares its bytes
until somebody writes to it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias, cast

from flowc_shims.streamlit.config import get_option
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitValueError
from flowc_shims.streamlit.host import WireValue

Shown: TypeAlias = tuple[str, str, int]
"""What a page says of a file: its id, its name and how many bytes it has."""

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileRecord:
    """`type` is the media type, as the browser knows it."""

    file_id: str
    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a widget takes: files of at most so many bytes, of these types (none: any)."""

    most_bytes: int
    types: tuple[str, ...] = ()


def most_megabytes(own: int | None = None) -> int:
    """The largest file that may be sent: what the widget says, or else the option."""
    return cast("int", get_option("server.maxUploadSize")) if own is None else own


class Files(Protocol):
    """The files of one session."""

    def get(self, file_id: str) -> FileRecord | None:
        """None for one that is not there (any more)."""
        ...

    def allow(self, widget: str, allowance: Allowance) -> None:
        """From now on the browser may send files for this widget."""
        ...


class UploadedFile(io.BytesIO):
    """A file in memory, at its beginning. Two of one upload are equal, wherever they have been read to."""

    file_id: str
    name: str
    type: str
    size: int

    def __init__(self, record: FileRecord) -> None:
        super().__init__(record.data)
        self.file_id = record.file_id
        self.name = record.name
        self.type = record.type
        self.size = len(record.data)

    def __deepcopy__(self, memo: dict[int, object]) -> UploadedFile:
        """At the same position, with the same bytes: not copied before one of the two is written to."""
        copy = UploadedFile.__new__(UploadedFile)
        put_content(copy, *content_of(self))
        vars(copy).update(vars(self))
        return copy

    def __eq__(self, other: object) -> bool:
        return self.file_id == other.file_id if isinstance(other, UploadedFile) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.file_id)

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"UploadedFile({told})"


def content_of(buffer: io.BytesIO) -> tuple[bytes | None, int]:
    """Its bytes (None where it is closed), shared with it as long as nobody writes to it, and the position."""
    return (None, 0) if buffer.closed else (buffer.getvalue(), buffer.tell())


def put_content(buffer: io.BytesIO, content: bytes | None, position: int) -> None:
    """Raises BufferError where somebody looks into the buffer and it holds something else."""
    if content is None:
        buffer.close()
        return
    if buffer.closed or buffer.getvalue() is not content:
        # Beginning anew opens it again, and shares the bytes.
        io.BytesIO.__init__(buffer, content)
    buffer.seek(position)


def same_file(one: UploadedFile, other: UploadedFile) -> bool:
    """The same upload with the same bytes, read to the same place."""
    return vars(one) == vars(other) and content_of(one) == content_of(other)


def files_in(files: Files, wire: WireValue) -> list[UploadedFile]:
    """What the browser has sent for a widget, without what the session has let go of."""
    records = [files.get(file_id) for file_id in ids_in(wire)]
    return [UploadedFile(record) for record in records if record is not None]


def ids_in(wire: WireValue) -> list[str]:
    """The ids of the files of a widget's value."""
    some = wire if isinstance(wire, list) else []
    return [str(one[0]) for one in some if isinstance(one, list) and one and isinstance(one[0], str)]


def texts_in(wire: WireValue) -> Iterator[str]:
    """All texts of a value, whatever widget it is of: the ids of its files are among them."""
    if isinstance(wire, str):
        yield wire
    elif isinstance(wire, list):
        for part in wire:
            yield from texts_in(part)


def wire_of(value: object) -> list[WireValue]:
    """A file, several, or none, as a browser would send them."""
    some = cast("Iterable[object]", value) if isinstance(value, list | tuple) else (value,)
    return [[one.file_id, one.name, one.size] for one in some if isinstance(one, UploadedFile)]


def shown_of(wire: WireValue) -> tuple[Shown, ...]:
    """The same, for the props."""
    return tuple(cast("Any", tuple(one)) for one in cast("list[list[object]]", wire or []))


_PAIRS: Final = ((".jpg", ".jpeg"), (".mpg", ".mpeg"), (".mp4", ".mpeg4"), (".tif", ".tiff"), (".htm", ".html"))
_SORTS: Final = frozenset({"image", "audio", "video", "text"})


def file_types(type: str | Sequence[str] | None) -> tuple[str, ...]:
    """What `type` names, as a browser wants it: media types first, then endings with a dot. A text is one of them."""
    entries = [one.strip().lower() for one in ([type] if isinstance(type, str) else type or ())]
    mimes = [f"{one}/*" if one in _SORTS else one for one in entries if one in _SORTS or "/" in one]
    endings = [one if one.startswith(".") else f".{one}" for one in entries if one and f"{one}/*" not in mimes]
    endings = [one for one in endings if "/" not in one]
    for pair in _PAIRS:
        present = [one for one in pair if one in endings]
        if len(present) == 1:
            endings.append(pair[1] if present[0] == pair[0] else pair[0])
    return (*mimes, *endings)


def check_file_name(name: str, types: Sequence[str]) -> None:
    """Raise for a name that none of the types allows. What a media type allows, only the browser can tell."""
    if "\0" in name:
        raise StreamlitAPIException(
            "A file's name cannot have a null byte in it.", error_id="filename-contains-null-bytes"
        )
    if not types or any("/" in one for one in types):
        return
    if not name.lower().endswith(tuple(one.lower() for one in types)):
        ending = f".{name.rpartition('.')[2]}" if "." in name else ""
        raise StreamlitAPIException(
            f"Files that end in `{ending}` are not taken here, only {', '.join(types)}.",
            error_id="file-uploader-invalid-extension",
        )


def check_max_upload_size(megabytes: object) -> None:
    """`max_upload_size` of a command."""
    if megabytes is None:
        return
    if isinstance(megabytes, bool) or not isinstance(megabytes, int) or megabytes < 1:
        raise StreamlitValueError(
            "max_upload_size", ["a positive integer"], detail="None stands for the option `server.maxUploadSize`."
        )
