"""The states of the process's random generators as one comparable fingerprint.

Read, never changed: a slot during which it moved has consumed or seeded randomness.
"""

from __future__ import annotations

import random
import sys
from typing import TypeAlias

Fingerprint: TypeAlias = tuple[int, object]


def fingerprint() -> Fingerprint:
    """Equal before and after a piece of code iff it left `random` and NumPy's global generator alone."""
    return hash(random.getstate()), _numpy_state()


def _numpy_state() -> object:
    module = sys.modules.get("numpy.random")
    if module is None:
        return None
    name, keys, position, has_gauss, cached = module.get_state(legacy=True)
    return name, hash(keys.tobytes()), position, has_gauss, cached
