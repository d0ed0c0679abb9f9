"""`st.audio_input`: what the reader says, as an open file in memory."""

from __future__ import annotations

from typing import Final, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.recorded_file import one_file, takes
from flowc_shims.streamlit.uploaded_file import Shown, UploadedFile, shown_of, wire_of
from flowc_shims.streamlit.widget import Args, Key, Kwargs, LabelVisibility, OnChange, WidgetProps, common, register

SAMPLE_RATES: Final = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000)


class AudioInputProps(WidgetProps, frozen=True, kw_only=True, tag="audio_input"):
    """`sample_rate`: how many samples a second of the recording has; None leaves it to the browser."""

    value: tuple[Shown, ...]
    default: tuple[Shown, ...] = ()
    sample_rate: int | None = 16000


@command
def audio_input(
    dg: DeltaGenerator,
    label: str,
    *,
    sample_rate: int | None = 16000,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
) -> UploadedFile | None:
    """Show a button that records; gives the recording, as WAV."""
    check_sample_rate(sample_rate, "sample_rate")
    shared = common(
        dg,
        "audio_input",
        label,
        key=key,
        help=help if label else None,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
    )
    widget = shared.id({"sample_rate": sample_rate})
    files = takes(widget, ".wav")
    outcome = register(shared.spec(widget, one_file(files, ".wav"), wire_of, assignable=False))
    append(dg, AudioInputProps(**shared.props(widget), value=shown_of(outcome.wire), sample_rate=sample_rate))
    return cast("UploadedFile | None", outcome.value)


def check_sample_rate(sample_rate: object, parameter: str) -> None:
    if sample_rate is not None and sample_rate not in SAMPLE_RATES:
        raise StreamlitValueError(parameter, [*map(str, SAMPLE_RATES), "None"])
