"""`st.audio`: sound with a player."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.media_source import Source, check_alt, check_span, is_array, media_source
from flowc_shims.streamlit.page import Props

if TYPE_CHECKING:
    from datetime import timedelta


class AudioProps(Props, frozen=True, kw_only=True, tag="audio"):
    """Times are in seconds; `source` is None where there is nothing to play."""

    source: Source | None
    start_time: int = 0
    end_time: int | None = None
    loop: bool = False
    autoplay: bool = False
    alt: str | None = None
    width: WidthWithoutContent = "stretch"


@command
def audio(
    dg: DeltaGenerator,
    data: object,
    format: str = "audio/wav",
    start_time: int | float | timedelta | str = 0,
    *,
    sample_rate: int | None = None,
    end_time: int | float | timedelta | str | None = None,
    loop: bool = False,
    autoplay: bool = False,
    alt: str | None = None,
    width: WidthWithoutContent = "stretch",
) -> DeltaGenerator:
    """Show a player: for a file, bytes, an address, or an array with its `sample_rate`."""
    start, end = check_span(start_time, end_time)
    size = check_width_without_content(width)
    if is_array(data):
        if sample_rate is None:
            raise StreamlitMissingRequiredParameterError("sample_rate", detail="An array does not say how fast it is.")
        data = _wave(data, sample_rate)
    props = AudioProps(
        source=media_source(data, format),
        start_time=start,
        end_time=end,
        loop=bool(loop),
        autoplay=bool(autoplay),
        alt=check_alt(alt),
        width=size,
    )
    return append(dg, props)


def _wave(data: object, sample_rate: int) -> bytes:
    """A WAV file of 16 bits, as loud as it can be."""
    import wave

    samples, channels = _samples(data)
    with io.BytesIO() as buffer:
        with wave.open(buffer, mode="wb") as file:
            file.setnchannels(channels)
            file.setframerate(sample_rate)
            file.setsampwidth(2)
            file.setcomptype("NONE", "NONE")
            file.writeframes(samples)
        return buffer.getvalue()


def _samples(data: object) -> tuple[bytes, int]:
    import numpy as np

    array: Any = np.array(cast("list[float]", data), dtype=float)
    if array.ndim not in (1, 2):
        raise StreamlitAPIException(
            "Sound in an array has one dimension, or two: channels and samples.",
            error_id="audio-numpy-invalid-rank",
        )
    channels = 1 if array.ndim == 1 else int(array.shape[0])
    flat: Any = array if array.ndim == 1 else array.T.ravel()
    loud: Any = flat / np.max(np.abs(flat)) * 32767 if flat.size else flat
    return cast("bytes", loud.astype(np.int16).tobytes()), channels
