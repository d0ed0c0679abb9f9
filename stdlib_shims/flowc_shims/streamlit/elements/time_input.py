"""`st.time_input`: a time of day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.calendar_value import check_step, note_lost_default, read_time, time_of
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Common,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)

TimeFormat: TypeAlias = Literal["12h", "24h", "localized"]


class TimeInputProps(WidgetProps, frozen=True, kw_only=True, tag="time_input"):
    """`value` is the time (`08:15`; with seconds where `step`, in seconds, is no whole number of minutes), None for
    none."""

    value: str | None
    default: str | None
    step: int = 900
    format: TimeFormat = "24h"
    required: bool = False


@command
def time_input(
    dg: DeltaGenerator,
    label: str,
    value: object = "now",
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    step: int | timedelta = timedelta(minutes=15),
    format: TimeFormat = "24h",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> time | None:
    """Show a time of day to choose; gives it, or None for none."""
    shared = common(
        dg,
        "time_input",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
        bind=bind,
        persist_state=persist_state,
    )
    seconds = _has_seconds(step)
    default = None if value is None else time_of(value, seconds=seconds)
    if default is not None and not seconds:
        default = default.replace(second=0, microsecond=0)
    identity = {
        "value": default if isinstance(value, datetime | time) else value,
        "step": step,
        "required": required,
    }
    widget = shared.id(identity, with_key=("step",))
    times = _Times(default, check_step(step, 1))
    adapted: list[_Times] = []
    outcome = register(times.spec(shared, widget, adapted))
    first = (adapted[-1] if adapted else times).serialized_default
    note_lost_default(default, first, outcome.value)
    props = TimeInputProps(
        **shared.props(widget, times.binding, first),
        value=cast("str | None", outcome.wire),
        default=first,
        step=times.step,
        format=_check_format(format),
        required=required,
    )
    append(dg, props)
    return cast("time | None", outcome.value)


class _Times:
    """To and from what a browser sends."""

    def __init__(self, default: time | None, step: int) -> None:
        self.step = step
        self._default = default

    @property
    def binding(self) -> Binding:
        return Binding("text", clearable=self._default is None)

    @property
    def serialized_default(self) -> str | None:
        return self.serialize(self._default)

    def spec(self, shared: Common, widget: str, adapted: list[_Times]) -> WidgetSpec:
        """Where session state holds None, there is no default either: `adapted` says so."""

        def adapt(state: object) -> WidgetSpec:
            times = self if state is not None else _Times(None, self.step)
            adapted.append(times)
            return shared.spec(widget, times.deserialize, times.serialize, binding=times.binding)

        return shared.spec(widget, self.deserialize, self.serialize, adapt=adapt, binding=self.binding)

    def deserialize(self, wire: WireValue) -> time | None:
        found = read_time(wire) if isinstance(wire, str) else None
        if found is None:
            return self._default
        return found if self.step % 60 else found.replace(second=0)

    def serialize(self, value: object) -> str | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            value = value.time()
        if not isinstance(value, time):
            raise TypeError(f"the value of a time input must be a time or None, not {type(value).__name__}")
        return value.strftime("%H:%M:%S" if self.step % 60 else "%H:%M")


def _has_seconds(step: object) -> bool:
    """Before the step is checked: what is no step is refused later."""
    length = int(step.total_seconds()) if isinstance(step, timedelta) else step if isinstance(step, int) else 0
    return length <= 0 or length % 60 != 0


def _check_format(format: object) -> TimeFormat:
    if format == "12h":
        return "12h"
    if format == "24h":
        return "24h"
    if format == "localized":
        return "localized"
    raise StreamlitValueError("format", ["'12h'", "'24h'", "'localized'"])
