"""What lies behind the password of the login page."""

from __future__ import annotations

import os

MOST_ATTEMPTS = 3


def expected() -> str:
    """The word that lets a visitor in."""
    return os.environ.get("READING_ROOM_WORD", "")
