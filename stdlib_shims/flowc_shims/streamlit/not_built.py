"""Names of Streamlit 1.67 that flowc does not have yet: each raises one clear error that names it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

PUBLIC_NAMES: Final = frozenset(
    """
    App Page altair_chart area_chart audio audio_input badge balloons bar_chart bottom button cache_data
    cache_resource camera_input caption chat_input chat_message checkbox code color_picker column_config columns
    components connection container context data_editor dataframe date_input datetime_input dialog divider
    download_button echarts_chart echo empty error exception expander feedback file_uploader form
    form_submit_button fragment get_option graphviz_chart grid header help html iframe image info json latex
    line_chart link_button login logo logout map markdown menu_button mermaid_chart metric multiselect navigation
    number_input page_link pagination pdf pills plotly_chart popover progress pydeck_chart pyplot query_params radio
    rerun scatter_chart secrets segmented_control select_slider selectbox session_state set_option set_page_config
    sidebar skeleton slider snow space spinner status stop subheader success switch_page table tabs text text_area
    text_input time_input title toast toggle typing user vega_lite_chart video warning write write_stream
    """.split()
)
"""Every public name of `streamlit`."""


class NotBuilt(AttributeError):
    """A name that Streamlit has and flowc does not have yet."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not built in flowc yet.")


def missing(name: str, built: Iterable[str]) -> AttributeError:
    """The error for a name that the surface does not have."""
    if name in PUBLIC_NAMES:
        return NotBuilt(f"`st.{name}`")
    near = difflib.get_close_matches(name, [*built, *PUBLIC_NAMES], n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return AttributeError(f"module 'streamlit' has no attribute {name!r}.{hint}")
