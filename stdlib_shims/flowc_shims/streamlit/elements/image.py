"""`st.image`: one picture, or several with a caption each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, cast

import msgspec

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.image_data import image_source
from flowc_shims.streamlit.layout_size import Width, check_width, container_width
from flowc_shims.streamlit.media_source import Source, check_alt, is_array
from flowc_shims.streamlit.page import Props

Channels: TypeAlias = Literal["RGB", "BGR"]
Format: TypeAlias = Literal["JPEG", "PNG", "GIF", "auto"]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """`alt` is read out in the picture's place; "" says that there is nothing to say."""

    source: Source
    caption: str | None = None
    alt: str | None = None


class ImageProps(Props, frozen=True, kw_only=True, tag="image"):
    """`link` is an address that a click opens."""

    images: tuple[Picture, ...]
    width: Width = "content"
    link: str | None = None


@command
def image(
    dg: DeltaGenerator,
    image: object,
    caption: object = None,
    width: Width = "content",
    clamp: bool = False,
    channels: Channels = "RGB",
    output_format: Format = "auto",
    *,
    use_container_width: bool | None = None,
    link: str | None = None,
    use_column_width: object = None,
    alt: str | Sequence[str | None] | None = None,
) -> DeltaGenerator:
    """Show pictures: arrays, Pillow's, files, bytes, addresses, SVG."""
    del use_column_width  # has no effect any more
    size = check_width(container_width(use_container_width, width))
    images = _listed(image)
    captions = _captions(caption, len(images))
    alts = _alts(alt, len(images), unordered=isinstance(image, set))
    order = channels.upper()
    pictures = tuple(
        Picture(
            source=image_source(one, size, clamp=bool(clamp), channels=order, output_format=output_format),
            caption=None if words is None else str(words),
            alt=check_alt(instead, decorative=True),
        )
        for one, words, instead in zip(images, captions, alts, strict=True)
    )
    if link and len(pictures) > 1:
        raise StreamlitAPIException(
            f"`link` goes with one picture, not with {len(pictures)}.", error_id="image-link-requires-single-image"
        )
    return append(dg, ImageProps(images=pictures, width=size, link=str(link) if link else None))


def _listed(image: object) -> list[object]:
    if isinstance(image, list | set | tuple):
        return list(cast("Sequence[object]", image))
    if is_array(image) and getattr(image, "ndim", 0) == 4:
        return list(cast("Sequence[object]", image))
    return [image]


def _captions(caption: object, many: int) -> list[object]:
    found: list[object] = [None] * many if caption is None else _one_or_each(caption)
    if len(found) != many:
        raise StreamlitAPIException(
            f"There are {len(found)} captions for {many} pictures.", error_id="image-caption-count-mismatch"
        )
    return found


def _one_or_each(caption: object) -> list[object]:
    if isinstance(caption, list):
        return cast("list[object]", caption)
    if is_array(caption) and getattr(caption, "ndim", 0) == 1:
        return list(cast("Sequence[object]", caption))
    return [caption]


def _alts(alt: object, many: int, *, unordered: bool) -> list[object]:
    if alt is None:
        return [None] * many
    one: object = alt
    each = (isinstance(alt, Sequence) and not isinstance(alt, str | bytes | bytearray)) or (
        is_array(alt) and getattr(alt, "ndim", 0) == 1
    )
    if each and unordered:
        raise StreamlitAPIException(
            "A set of pictures has no order in which `alt` could go with them.", error_id="image-alt-with-set"
        )
    found: list[object] = [*cast("Sequence[object]", alt)] if each else [one]
    if len(found) != many:
        raise StreamlitAPIException(
            f"There are {len(found)} texts of `alt` for {many} pictures.", error_id="image-alt-count-mismatch"
        )
    return found
