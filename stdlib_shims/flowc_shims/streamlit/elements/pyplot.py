"""`st.pyplot`: a Matplotlib figure, drawn here and shown as a picture."""

from __future__ import annotations

import io
from typing import Any, Final, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.image import ImageProps, Picture
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.image_data import image_source
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.wording import clean_alt

_USUAL: Final[dict[str, object]] = {"bbox_inches": "tight", "dpi": 200, "format": "png"}
_SVG: Final = (b"<svg", b"<?xml")


@command
def pyplot(
    dg: DeltaGenerator,
    fig: object,
    clear_figure: bool = False,
    *,
    width: Width = "stretch",
    use_container_width: bool | None = None,
    alt: str | None = None,
    **kwargs: Any,
) -> DeltaGenerator:
    """Show a Matplotlib figure."""
    if fig is None:
        raise StreamlitMissingRequiredParameterError(
            "fig", detail="Pyplot's own figure is shared by all sessions: make one with `plt.subplots()` and pass it."
        )
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    size = check_width(width)
    figure = cast("Any", fig)
    drawn = _drawn(figure, {**_USUAL, **kwargs})
    if clear_figure:
        figure.clf()
    source = image_source(drawn, size, clamp=False, channels="RGB", output_format="PNG")
    return append(dg, ImageProps(images=(Picture(source=source, alt=clean_alt(alt)),), width=size))


def _drawn(figure: Any, options: dict[str, object]) -> str | io.BytesIO:
    """The settings of Matplotlib may say that it is SVG, which is text."""
    buffer = io.BytesIO()
    figure.savefig(buffer, **options)
    content = buffer.getvalue()
    return content.decode() if content.lstrip().startswith(_SVG) else buffer
