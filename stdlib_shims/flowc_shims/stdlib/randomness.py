"""The states of the process's random generators: to be compared, and put back when a run begins again.

A slot during which the fingerprint moved has consumed or seeded randomness. Nothing is replaced; a state is put back
only to undo what the same run has drawn.
"""

from __future__ import annotations

import random
import sys
from typing import TypeAlias

Fingerprint: TypeAlias = tuple[int, object]
States: TypeAlias = tuple[tuple[object, ...], object]


def fingerprint() -> Fingerprint:
    """Equal before and after a piece of code iff it left `random` and NumPy's global generator alone."""
    return hash(random.getstate()), _numpy_state()


def states() -> States:
    """The whole states, for `put_back`."""
    module = sys.modules.get("numpy.random")
    return random.getstate(), None if module is None else module.get_state(legacy=False)


def put_back(earlier: States) -> None:
    """The generators go on as they would have from there."""
    own, numpy = earlier
    random.setstate(own)
    if numpy is not None:
        sys.modules["numpy.random"].set_state(numpy)


def _numpy_state() -> object:
    module = sys.modules.get("numpy.random")
    if module is None:
        return None
    name, keys, position, has_gauss, cached = module.get_state(legacy=True)
    return name, hash(keys.tobytes()), position, has_gauss, cached
