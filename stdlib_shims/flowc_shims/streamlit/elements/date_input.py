"""`st.date_input`: a date, or a range of two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.calendar_value import (
    check_format,
    check_within,
    date_of,
    date_text,
    read_date,
    years_from,
)
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.host import WidgetSpec, WireValue, current_host
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
from flowc_shims.streamlit.widget_id import user_key


class DateInputProps(WidgetProps, frozen=True, kw_only=True, tag="date_input"):
    """`value` are the chosen dates (`2024-05-31`): none or one, of a range up to two. `format` is how the reader sees
    them (`DD.MM.YYYY`)."""

    value: tuple[str, ...]
    default: tuple[str, ...]
    min: str
    max: str
    is_range: bool = False
    format: str = "YYYY/MM/DD"
    required: bool = False


@command
def date_input(
    dg: DeltaGenerator,
    label: str,
    value: object = "today",
    min_value: object = None,
    max_value: object = None,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    format: str = "YYYY/MM/DD",
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show a calendar; gives the date, or a tuple of up to two, or None for none."""
    shared = common(
        dg,
        "date_input",
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
    identity = {
        "value": _identifying(value),
        "min_value": _identifying_day(min_value),
        "max_value": _identifying_day(max_value),
        "format": format,
        "required": required,
    }
    widget = shared.id(identity, with_key=("format",))
    shown_as = check_format(format)
    days = _days(value, min_value, max_value)
    from_state: list[_Days] = []

    def adapt(state: object) -> WidgetSpec:
        """Where the script names no date, session state may: of a range too, and the calendar is around that."""
        from_state.append(_days(state, min_value, max_value))
        return from_state[-1].spec(shared, widget)

    follows = isinstance(value, str) and value == "today"
    if follows and days.default != (today(),) and user_key(shared.key) is not None:
        # Today does not fit: what does is kept from the second run on, and the calendar is around that.
        current_host().state_has(shared.key or "")
    outcome = register(days.spec(shared, widget, adapt if follows else None))
    days = from_state[-1] if from_state else days
    first = [date_text(day) for day in days.default or ()]
    props = DateInputProps(
        **shared.props(widget, days.binding, [*first]),
        value=tuple(cast("list[str]", outcome.wire)),
        default=tuple(first),
        min=date_text(days.least),
        max=date_text(days.most),
        is_range=days.is_range,
        format=shown_as,
        required=required,
    )
    append(dg, props)
    return outcome.value


@dataclass(frozen=True, slots=True)
class _Days:
    """What may be chosen; `default` is None or empty for nothing. `bounded`: the script says between which dates."""

    default: tuple[date, ...] | None
    is_range: bool
    least: date
    most: date
    bounded: bool

    @property
    def binding(self) -> Binding:
        return Binding("texts", clearable=self.default is None, drops=True)

    def spec(self, shared: Common, widget: str, adapt: Callable[[object], WidgetSpec] | None = None) -> WidgetSpec:
        return shared.spec(
            widget, self.deserialize, _serialize, adapt=adapt, reconcile=self.reconcile, binding=self.binding
        )

    def deserialize(self, wire: WireValue) -> object:
        texts = texts_wire(wire)
        if texts is None:
            return self._given(self.default)
        found = [read_date(text) for text in texts]
        days = tuple(day for day in found if day is not None and self.least <= day <= self.most)
        return self._given(days if len(days) == len(found) else self.default)

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """A value outside of the bounds that the script gives now goes back to the default."""
        if value is None or not self.bounded or self._fits(value):
            return value
        return self._given(self.default)

    def _given(self, days: tuple[date, ...] | None) -> object:
        if not days:
            return () if self.is_range else None
        return days if self.is_range else days[0]

    def _fits(self, value: object) -> bool:
        if self.is_range and isinstance(value, tuple) and value:
            chosen = cast("tuple[date, ...]", value)
            return _day(chosen[0]) >= self.least and _day(chosen[-1]) <= self.most
        return not self.is_range and isinstance(value, date) and self.least <= _day(value) <= self.most


def _days(value: object, min_value: object, max_value: object) -> _Days:
    span = _listed(value)
    given = [value] if span is None else span
    is_range = span is not None
    if len(given) > 2:
        names = ["date", "datetime", "sequence of 0 to 2 date or datetime values"]
        raise StreamlitInvalidParameterTypeError("value", type(value).__name__, names)
    default = None if value is None else tuple(map(date_of, given))
    least = _bound("min_value", min_value, default[0] if default else None, -1)
    most = _bound("max_value", max_value, default[-1] if default else None, 1)
    if isinstance(value, str) and value == "today" and default is not None:
        default = (most,) if default[0] > most else (max(default[0], least),)
    check_within(default[0] if default else None, default[-1] if default else None, least, most)
    return _Days(default, is_range, least, most, min_value is not None or max_value is not None)


def _listed(value: object) -> list[object] | None:
    """The dates of a range; None for what is one date."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return None
    return list(cast("Sequence[object]", value))


def _bound(parameter: str, bound: object, near: date | None, direction: int) -> date:
    """A bound, or else ten years before or after the chosen date."""
    if bound is None:
        return years_from(today() if near is None else near, direction)
    if isinstance(bound, date | str):
        return date_of(bound)
    names = ["date", "datetime", "ISO string", "None"]
    raise StreamlitInvalidParameterTypeError(parameter, type(bound).__name__, names)


def _serialize(value: object) -> WireValue:
    if value is None:
        return []
    chosen = list(cast("Sequence[object]", value)) if isinstance(value, Sequence) else [value]
    if not all(isinstance(one, date) for one in chosen):
        raise TypeError(f"the value of a date input must be a date, a tuple of dates or None, not {value!r}")
    return [date_text(cast("date", one)) for one in chosen]


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _identifying(value: object) -> object:
    """What of `value` belongs to the widget's identity: the same on every day, for today."""
    if isinstance(value, str | None) or not isinstance(value, Sequence):
        return _identifying_day(value)
    return [_identifying_day(one) for one in cast("Sequence[object]", value)]


def _identifying_day(value: object) -> str | None:
    if isinstance(value, str):
        return None if value == "today" else value
    return date_text(value) if isinstance(value, date) else None
