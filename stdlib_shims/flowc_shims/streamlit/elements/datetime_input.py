"""`st.datetime_input`: a date with a time of day, to the minute."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.calendar_value import (
    check_format,
    check_step,
    check_within,
    moment_of,
    moment_text,
    note_lost_default,
    read_moment,
    years_from,
)
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.options import texts_wire
from flowc_shims.streamlit.wall_clock import today
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

_FIRST: Final = time(0, 0)
_LAST: Final = time(23, 59)


class DatetimeInputProps(WidgetProps, frozen=True, kw_only=True, tag="datetime_input"):
    """`value` has the chosen moment (`2024-05-31T08:15`), or nothing. `format` is how the reader sees the date, `step`
    are the seconds between the times that are offered."""

    value: tuple[str, ...]
    default: tuple[str, ...]
    min: str
    max: str
    format: str = "YYYY/MM/DD"
    step: int = 900
    required: bool = False


@command
def datetime_input(
    dg: DeltaGenerator,
    label: str,
    value: object = "now",
    min_value: object = None,
    max_value: object = None,
    *,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    format: str = "YYYY/MM/DD",
    step: int | timedelta = timedelta(minutes=15),
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> datetime | None:
    """Show a calendar with a clock; gives the moment, or None for none."""
    shared = common(
        dg,
        "date_time_input",
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
    moments = _moments(value, min_value, max_value)
    identity = {
        "value": _text(moments.default) if isinstance(value, date | time) else value,
        # Of bounds that follow the clock, only that they do.
        "min_value": None if min_value is None else moment_text(moments.least),
        "max_value": None if max_value is None else moment_text(moments.most),
        "format": format,
        "step": step,
        "required": required,
    }
    widget = shared.id(identity, with_key=("format", "step"))
    shown_as, seconds = check_format(format), check_step(step, 60)
    adapted: list[_Moments] = []
    outcome = register(moments.spec(shared, widget, adapted))
    shown = tuple(cast("list[str]", outcome.wire))
    default = adapted[-1].default if adapted else moments.default
    first = [] if default is None else [moment_text(default)]
    note_lost_default(moments.default, default, outcome.value)
    props = DatetimeInputProps(
        **shared.props(widget, moments.binding, [*first]),
        value=shown,
        default=tuple(first),
        min=moment_text(moments.least),
        max=moment_text(moments.most),
        format=shown_as,
        step=seconds,
        required=required,
    )
    append(dg, props)
    return cast("datetime | None", outcome.value)


@dataclass(frozen=True, slots=True)
class _Moments:
    """What may be chosen. `bounded`: the script says between which moments."""

    default: datetime | None
    least: datetime
    most: datetime
    bounded: bool

    @property
    def binding(self) -> Binding:
        return Binding("texts", clearable=self.default is None, drops=True)

    def spec(self, shared: Common, widget: str, adapted: list[_Moments]) -> WidgetSpec:
        """Where session state holds None, there is no default either: `adapted` says so."""

        def adapt(state: object) -> WidgetSpec:
            moments = self if state is not None else replace(self, default=None)
            adapted.append(moments)
            return shared.spec(
                widget, moments.deserialize, _serialize, reconcile=moments.reconcile, binding=self.binding
            )

        return shared.spec(
            widget, self.deserialize, _serialize, adapt=adapt, reconcile=self.reconcile, binding=self.binding
        )

    def deserialize(self, wire: WireValue) -> datetime | None:
        texts = texts_wire(wire)
        moment = read_moment(texts[0]) if texts else None
        return self.default if moment is None or not self.least <= moment <= self.most else moment

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """A value outside of the bounds that the script gives now goes back to the default."""
        if not self.bounded or not isinstance(value, datetime) or self.least <= value <= self.most:
            return value
        return self.default


def _moments(value: object, min_value: object, max_value: object) -> _Moments:
    default = None if value is None else moment_of(value, today, _FIRST)

    def near() -> date:
        return today() if default is None else default.date()

    least = (
        datetime.combine(years_from(near(), -1), _FIRST) if min_value is None else moment_of(min_value, near, _FIRST)
    )
    most = datetime.combine(years_from(near(), 1), _LAST) if max_value is None else moment_of(max_value, near, _LAST)
    check_within(default, default, least, most)
    return _Moments(default, least, most, min_value is not None or max_value is not None)


def _serialize(value: object) -> WireValue:
    if value is None:
        return []
    if not isinstance(value, datetime):
        raise TypeError(f"the value of a datetime input must be a datetime or None, not {type(value).__name__}")
    return [moment_text(value)]


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment_text(moment)
