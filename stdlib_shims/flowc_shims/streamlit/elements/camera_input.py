"""`st.camera_input`: a photo of the reader's camera, as an open file in memory."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.recorded_file import one_file, takes
from flowc_shims.streamlit.uploaded_file import Shown, UploadedFile, shown_of, wire_of
from flowc_shims.streamlit.widget import Args, Key, Kwargs, LabelVisibility, OnChange, WidgetProps, common, register

CameraInputResolution: TypeAlias = Literal["480p", "720p", "1080p"]
_HEIGHTS: Final[dict[CameraInputResolution, int]] = {"480p": 480, "720p": 720, "1080p": 1080}


class CameraInputProps(WidgetProps, frozen=True, kw_only=True, tag="camera_input"):
    """`resolution`: how many lines the picture should have; None leaves it to the camera."""

    value: tuple[Shown, ...]
    default: tuple[Shown, ...] = ()
    resolution: int | None = None


@command
def camera_input(
    dg: DeltaGenerator,
    label: str,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    resolution: CameraInputResolution | None = None,
    width: WidthWithoutContent = "stretch",
) -> UploadedFile | None:
    """Show what the camera sees, and a button; gives the photo that was taken, as JPEG."""
    if resolution is not None and resolution not in _HEIGHTS:
        raise StreamlitValueError("resolution", [*map(repr, _HEIGHTS), "None"])
    shared = common(
        dg,
        "camera_input",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
    )
    widget = shared.id({"resolution": resolution})
    files = takes(widget, ".jpg")
    outcome = register(shared.spec(widget, one_file(files, ".jpg"), wire_of, assignable=False))
    props = CameraInputProps(
        **shared.props(widget),
        value=shown_of(outcome.wire),
        resolution=None if resolution is None else _HEIGHTS[resolution],
    )
    append(dg, props)
    return cast("UploadedFile | None", outcome.value)
