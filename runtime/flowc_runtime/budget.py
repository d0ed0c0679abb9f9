"""How much memory what a session keeps for reuse may take: `512MB` -> bytes."""

from __future__ import annotations

import re
from typing import Final

DEFAULT: Final = 256_000_000
"""A session that holds no large tables stays far below; a hundred sessions of one server that all come to it need what
a common server has. A frame of a million rows and ten columns of numbers is 80 MB."""

_UNITS: Final = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 2**10, "mib": 2**20, "gib": 2**30}


def parsed_size(text: str) -> int:
    """`512MB` in bytes. Raises ValueError."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text.lower())
    if found is None or found[2] not in _UNITS:
        raise ValueError(f"{text!r} is no size of memory.")
    return round(float(found[1]) * _UNITS[found[2]])
