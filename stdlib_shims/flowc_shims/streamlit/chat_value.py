"""What a reader has sent with a chat line that takes more than text: an object, and a mapping of what it may hold."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from flowc_shims.streamlit.uploaded_file import UploadedFile

Item: TypeAlias = "str | list[UploadedFile] | UploadedFile | None"


@dataclass(repr=False)
class ChatInputValue(MutableMapping[str, Item]):
    """`files` and `audio` are there only where the line accepts them."""

    text: str
    files: list[UploadedFile] = field(default_factory=list[UploadedFile])
    audio: UploadedFile | None = None
    _include_files: bool = field(default=False, repr=False, compare=False)
    _include_audio: bool = field(default=False, repr=False, compare=False)

    def to_dict(self) -> dict[str, Item]:
        """What it holds, in the order in which it is told."""
        own = vars(self)
        return {name: own[name] for name in self._accepted() if name in own}

    def __len__(self) -> int:
        return len(self.to_dict())

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self.to_dict()

    def __getitem__(self, item: str) -> Item:
        try:
            return self.to_dict()[item]
        except KeyError:
            raise KeyError(f"Invalid key: {item}") from None

    def __getattribute__(self, name: str) -> Any:
        accepted = {"files": "_include_files", "audio": "_include_audio"}.get(name)
        if accepted is not None and not object.__getattribute__(self, accepted):
            raise AttributeError(f"The line of this message takes no {name}: pass `accept_{name.removesuffix('s')}`.")
        return object.__getattribute__(self, name)

    def __setitem__(self, key: str, value: Any) -> None:
        if key not in self._accepted():
            raise KeyError(f"Invalid key: {key}")
        setattr(self, key, value)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(f"Invalid key: {key}")
        delattr(self, key)

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.to_dict().items())
        return f"ChatInputValue({told})"

    def _accepted(self) -> list[str]:
        return ["text", *["files"] * self._include_files, *["audio"] * self._include_audio]
