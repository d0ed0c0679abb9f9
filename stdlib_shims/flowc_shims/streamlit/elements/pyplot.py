"""`st.pyplot`: a Matplotlib figure, drawn here and shown as a picture."""

from __future__ import annotations

import io
from typing import Any, Final, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.page import BlobRef, Props
from flowc_shims.streamlit.wording import clean_alt

_USUAL: Final[dict[str, object]] = {"bbox_inches": "tight", "dpi": 200, "format": "png"}
_MIMES: Final = {"svg": "image/svg+xml", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}


class PyplotProps(Props, frozen=True, kw_only=True, tag="pyplot"):
    """`image` is a picture; `alt` says in words what it shows."""

    image: BlobRef
    width: Width = "stretch"
    alt: str | None = None


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
    checked = check_width(width)
    figure = cast("Any", fig)
    content, mime = _drawn(figure, {**_USUAL, **kwargs})
    if clear_figure:
        figure.clf()
    image = current_host().blob(content, mime)
    return append(dg, PyplotProps(image=image, width=checked, alt=clean_alt(alt)))


def _drawn(figure: Any, options: dict[str, object]) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    figure.savefig(buffer, **options)
    return buffer.getvalue(), _MIMES.get(str(options["format"]).lower(), "image/png")
