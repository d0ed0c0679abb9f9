"""Spans of time as scripts write them: seconds, a timedelta or text such as `"1d2h"` in, seconds out."""

from __future__ import annotations

import math
from datetime import timedelta

from flowc_shims.streamlit.errors import StreamlitBadTimeStringError


def seconds_of(span: float | timedelta | str) -> float:
    """Texts are read as pandas reads them (`"0.5s"`, `"2 days"`)."""
    if isinstance(span, timedelta):
        return span.total_seconds()
    if not isinstance(span, str):
        return span
    import pandas as pd

    try:
        seconds = float(pd.Timedelta(span).total_seconds())
    except ValueError as error:
        raise StreamlitBadTimeStringError(span) from error
    if math.isnan(seconds):
        raise StreamlitBadTimeStringError(span)
    return seconds
