"""`st.cache_data` and `st.cache_resource`: a function in, one that remembers its results out.

`cache_data` keeps a pickled copy and gives each caller one of its own; `cache_resource` keeps the object itself and
gives the same to everybody. Entries live in the host, are shared by all sessions, and are gone with the process.
"""

from __future__ import annotations

from flowc_shims.streamlit.caching.decorators import cache_data, cache_resource

__all__ = ["cache_data", "cache_resource"]
