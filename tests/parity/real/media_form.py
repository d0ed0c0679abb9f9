"""Addresses of real Streamlit's media files -> what is behind them, by which two sides can be compared."""

from __future__ import annotations

from streamlit.runtime import Runtime

from tests.parity.media import content_form
from tests.parity.normal_form import Json

_FOLDER = "/media/"


def media_form(address: Json) -> Json:
    """The bytes by digest; another address as it is."""
    if not isinstance(address, str) or not address.startswith(_FOLDER):
        return address or None
    storage = Runtime.instance().media_file_mgr._storage
    file = storage.get_file(address.removeprefix(_FOLDER))
    return content_form(file.content, file.mimetype)
