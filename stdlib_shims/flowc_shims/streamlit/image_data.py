"""A picture of any sort (array, Pillow's, file, bytes, SVG) -> its source, encoded and no larger than it is shown."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeGuard, cast

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import descends_from
from flowc_shims.streamlit.media_source import Source, is_array, read_file
from flowc_shims.streamlit.web_address import is_loadable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL import Image

    Array: TypeAlias = npt.NDArray[np.generic]

Encoding: TypeAlias = Literal["JPEG", "PNG", "GIF"]
WIDEST: Final = 1460
_SVG: Final = re.compile(r"(^\s?(<\?xml[\s\S]*<svg\s)|^\s?<svg\s|^\s?<svg>\s)")
_WITH_ALPHA: Final = ("RGBA", "LA", "P")


def image_source(image: object, width: object, *, clamp: bool, channels: str, output_format: str) -> Source:
    """`width` in pixels bounds how many are sent."""
    if isinstance(image, Path):
        image = str(image)
    if isinstance(image, str):
        at_once = _address(image)
        if at_once is not None:
            return at_once
        image = read_file(image)
    return current_host().blob(*image_bytes(image, width, clamp=clamp, channels=channels, output_format=output_format))


def image_bytes(image: object, width: object, *, clamp: bool, channels: str, output_format: str) -> tuple[bytes, str]:
    """Of a picture that is no text, and their media type."""
    content = _encoded(image, clamp=clamp, channels=channels, output_format=output_format)
    encoding = _encoding(content, output_format)
    return _fitted(content, width if isinstance(width, int) else WIDEST, encoding), f"image/{encoding.lower()}"


def _address(text: str) -> str | None:
    """Of the web, or an SVG as an address of its own; None for a file."""
    is_file = len(text) < 4096 and "<" not in text and Path(text).is_file()
    if not is_file and is_loadable(text):
        return text
    if is_file and text.endswith(".svg"):
        text = Path(text).read_text(encoding="utf-8")
    if _SVG.search(text) is None:
        return None
    if "xmlns" not in text:
        text = text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"


def _encoded(image: object, *, clamp: bool, channels: str, output_format: str) -> bytes:
    if _is_picture(image):
        return _saved(image, _encoding(image, output_format))
    if isinstance(image, io.BytesIO):
        return image.getvalue()
    if is_array(image):
        from PIL import Image

        array = _clipped(_checked(cast("Array", image)), clamp=clamp)
        if channels == "BGR":
            if array.ndim != 3:
                raise StreamlitAPIException(
                    "`channels='BGR'` needs a picture with three channels.",
                    error_id="image-bgr-requires-three-channels",
                )
            array = array[:, :, [2, 1, 0]]
        picture = Image.fromarray(array.astype("uint8"))
        return _saved(picture, _encoding(picture, output_format))
    # Anything else is bytes, or Pillow says what is wrong with it.
    return cast("bytes", image)


def _checked(array: Array) -> Array:
    if array.ndim not in (2, 3):
        raise StreamlitValueError("image", ["an array of two or three dimensions"])
    if array.ndim == 3 and array.shape[-1] not in (1, 3, 4):
        raise StreamlitAPIException(
            f"A picture has 1, 3 or 4 channels, not {array.shape[-1]} (its shape is {array.shape}).",
            error_id="image-invalid-channel-count",
        )
    return array[:, :, 0] if array.ndim == 3 and array.shape[-1] == 1 else array


def _clipped(array: Array, *, clamp: bool) -> Array:
    import numpy as np

    values: Any = array
    is_float = issubclass(array.dtype.type, np.floating)
    most = 1.0 if is_float else 255
    if clamp:
        values = np.clip(values, 0, most)
    elif np.amin(values) < 0 or np.amax(values) > most:
        raise StreamlitAPIException(
            f"There are values outside of 0 to {most}: pass `clamp=True` to cut them off.",
            error_id="image-out-of-range",
        )
    return cast("Array", values * 255 if is_float else values)


def _encoding(image: object, output_format: str) -> Encoding:
    """As asked for; else what suits the picture."""
    from PIL import Image

    asked = output_format.upper()
    if asked in ("JPEG", "JPG"):
        return "JPEG"
    if asked == "PNG":
        return "PNG"
    picture = Image.open(io.BytesIO(image)) if isinstance(image, bytes) else cast("Image.Image", image)
    if picture.format == "GIF":
        return "GIF"
    return "PNG" if picture.mode in _WITH_ALPHA else "JPEG"


def _fitted(content: bytes, width: int, encoding: Encoding) -> bytes:
    from PIL import Image

    picture: Image.Image = Image.open(io.BytesIO(content))
    wide, high = picture.size
    if 0 < width < wide:
        smaller = picture.resize((width, int(1.0 * high * width / wide)), resample=Image.Resampling.BILINEAR)
        return _saved(smaller, encoding, quality=90)
    return content if picture.format == encoding else _saved(picture, encoding, quality=90)


def _saved(picture: Image.Image, encoding: Encoding, quality: int = 100) -> bytes:
    if encoding == "JPEG" and picture.mode in _WITH_ALPHA:
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, format=encoding, quality=quality)
    return buffer.getvalue()


def _is_picture(image: object) -> TypeGuard[Image.Image]:
    return descends_from(image, "PIL.Image.Image")
