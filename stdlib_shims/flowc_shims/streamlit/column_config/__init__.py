"""`st.column_config`: how the columns of a table look, and what may be entered in them.

Holds: a constructor turns its arguments into a plain dict, as Streamlit's do; nothing is looked at before a table is
shown with it.
"""

from __future__ import annotations

from flowc_shims.streamlit.column_config.button import ButtonColumn
from flowc_shims.streamlit.column_config.choices import ListColumn, MultiselectColumn, SelectboxColumn
from flowc_shims.streamlit.column_config.drawn import (
    AreaChartColumn,
    AudioColumn,
    BarChartColumn,
    ImageColumn,
    LineChartColumn,
    ProgressColumn,
    VideoColumn,
)
from flowc_shims.streamlit.column_config.moments import DateColumn, DatetimeColumn, TimeColumn
from flowc_shims.streamlit.column_config.plain import (
    CheckboxColumn,
    Column,
    JsonColumn,
    LinkColumn,
    MarkdownColumn,
    NumberColumn,
    TextColumn,
)

__all__ = [
    "AreaChartColumn",
    "AudioColumn",
    "BarChartColumn",
    "ButtonColumn",
    "CheckboxColumn",
    "Column",
    "DateColumn",
    "DatetimeColumn",
    "ImageColumn",
    "JsonColumn",
    "LineChartColumn",
    "LinkColumn",
    "ListColumn",
    "MarkdownColumn",
    "MultiselectColumn",
    "NumberColumn",
    "ProgressColumn",
    "SelectboxColumn",
    "TextColumn",
    "TimeColumn",
    "VideoColumn",
]
