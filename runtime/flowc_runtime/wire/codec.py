"""Messages <-> the bytes of a WebSocket frame (MessagePack).

Holds: what `decode` returns is a message of the closed union whose widget values are plain (`WireValue`), whatever a
client sent; everything else raises BadMessage, whose text may be shown to the client.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeGuard, cast

import msgspec

from flowc_runtime.wire.messages import ClientMessage, Interact, ServerMessage
from flowc_shims.streamlit.host import WireValue

_DEEPEST: Final = 8
"""No widget's value nests deeper; a frame that does is refused before anything walks it."""

_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[ClientMessage] = msgspec.msgpack.Decoder(ClientMessage)


class BadMessage(ValueError):
    """A frame that is no message of this protocol."""


def encode(message: ServerMessage | ClientMessage) -> bytes:
    return _encoder.encode(message)


def decode(frame: bytes) -> ClientMessage:
    """The client's message in a frame. Raises BadMessage."""
    try:
        message = _decoder.decode(frame)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadMessage(f"The frame is not a message of this protocol: {error}.") from error
    if isinstance(message, Interact):
        wire_values(message.values)
    return message


def wire_values(values: Mapping[str, object]) -> dict[str, WireValue]:
    """The same values, known to be plain. Raises BadMessage."""
    checked: dict[str, WireValue] = {}
    for widget, value in values.items():
        if not _is_plain(value, _DEEPEST):
            raise BadMessage(f"The value of {widget!r} is not null, a bool, a number, a text or a list of these.")
        checked[widget] = value
    return checked


def _is_plain(value: object, depth: int) -> TypeGuard[WireValue]:
    if value is None or isinstance(value, bool | int | float | str):
        return True
    if not depth or not isinstance(value, list):
        return False
    return all(_is_plain(item, depth - 1) for item in cast("list[object]", value))
