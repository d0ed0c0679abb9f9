"""What time it is where the script runs, asked of the host: who asks for the day executes again on the next."""

from __future__ import annotations

from datetime import date, datetime

from flowc_shims.streamlit.facts import Clock, ClockUnit
from flowc_shims.streamlit.host import current_host


def today() -> date:
    return now("day").date()


def now(unit: ClockUnit) -> datetime:
    """The local time, cut to a unit."""
    answer = current_host().look(Clock(unit))
    # A host that answers no questions has the machine's clock.
    return answer if isinstance(answer, datetime) else cut_to(unit, datetime.now())


def cut_to(unit: ClockUnit, moment: datetime) -> datetime:
    match unit:
        case "day":
            return moment.replace(hour=0, minute=0, second=0, microsecond=0)
        case "minute":
            return moment.replace(second=0, microsecond=0)
        case "second":
            return moment.replace(microsecond=0)
