"""`st.chat_message`: a container for one turn of a conversation, beside a sign of who speaks."""

from __future__ import annotations

from typing import ClassVar, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.emoji import ONE_EMOJI
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.image_data import image_source
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.media_source import Source
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon

AvatarType: TypeAlias = Literal["image", "emoji", "icon"]
_ROLES: Final = {"user": "user", "human": "user", "assistant": "assistant", "ai": "assistant"}


class ChatMessageProps(Props, frozen=True, kw_only=True, tag="chat_message"):
    """`avatar` is an emoji, a picture, or an icon: `user`, `assistant`, `:material/name:`, or "" for the first letter
    of `name`."""

    is_container: ClassVar[bool] = True

    name: str
    avatar: Source
    avatar_type: AvatarType
    width: Width = "stretch"


@command
def chat_message(dg: DeltaGenerator, name: str, *, avatar: object = None, width: Width = "stretch") -> DeltaGenerator:
    """A container that looks like a message of `name`."""
    given = cast("object", name)  # a script may pass anything
    if given is None:
        raise StreamlitMissingRequiredParameterError("name")
    if avatar is None and (name.lower() in _ROLES or ONE_EMOJI.fullmatch(name)):
        avatar = name.lower()
    kind, shown = _avatar(avatar)
    return append(dg, ChatMessageProps(name=name, avatar=shown, avatar_type=kind, width=check_width(width)))


def _avatar(avatar: object) -> tuple[AvatarType, Source]:
    if avatar is None:
        return "icon", ""
    if isinstance(avatar, str):
        if avatar in _ROLES:
            return "icon", _ROLES[avatar]
        if ONE_EMOJI.fullmatch(avatar):
            return "emoji", avatar
        if avatar.startswith(":material"):
            return "icon", check_icon(avatar)
    try:
        return "image", image_source(avatar, "content", clamp=False, channels="RGB", output_format="auto")
    except Exception as error:
        raise StreamlitAPIException(
            "`avatar` cannot be shown as a picture.", error_id="chat-failed-loading-avatar-image"
        ) from error
