"""`st.logo`: the app's sign at the top of the sidebar and in the header; the last call of a run wins."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.emoji import ONE_EMOJI
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidURLError, StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.image_data import image_source
from flowc_shims.streamlit.page import Logo, LogoPicture
from flowc_shims.streamlit.web_address import WEB, is_web_address
from flowc_shims.streamlit.wording import check_icon

Size: TypeAlias = Literal["small", "medium", "large"]

_SIZES: Final[tuple[Size, ...]] = ("small", "medium", "large")


def logo(image: object, *, size: Size = "medium", link: str | None = None, icon_image: object = None) -> None:
    """Show `image`, which is whatever `st.image` takes, an emoji or a Material symbol."""
    picture = _picture("image", image)
    if link and not is_web_address(link, WEB):
        raise StreamlitInvalidURLError(link, WEB)
    shown = Logo(
        image=picture,
        link=link or None,
        small=_picture("icon_image", icon_image) if icon_image else None,
        size=_checked(size),
    )
    host = current_host()
    host.checkpoint()
    host.configure_page(logo=shown)


def _picture(parameter: str, image: object) -> LogoPicture:
    try:
        if isinstance(image, str) and (image.startswith(":material") or ONE_EMOJI.fullmatch(image)):
            return LogoPicture(icon=check_icon(image))
        return LogoPicture(source=image_source(image, "content", clamp=False, channels="RGB", output_format="auto"))
    except Exception as error:
        raise StreamlitAPIException(
            f"`{parameter}` of `st.logo` is no picture, no emoji and no Material symbol.",
            error_id=f"logo-invalid-{parameter.replace('_', '-')}",
        ) from error


def _checked(size: object) -> Size:
    wanted = size.lower() if isinstance(size, str) else ""
    for known in _SIZES:
        if known == wanted:
            return known
    raise StreamlitValueError("size", [*map(repr, _SIZES)])
