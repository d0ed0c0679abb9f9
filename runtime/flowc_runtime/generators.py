"""The states of the random generators <-> plain data that a recording keeps."""

from __future__ import annotations

import zlib
from array import array
from typing import Any, cast

import numpy as np

from flowc_runtime.tape import Drawn
from flowc_shims.stdlib.randomness import States


def packed(states: States) -> Drawn:
    version, words, gauss = cast("tuple[int, tuple[int, ...], float | None]", states[0])
    drawn = Drawn(version, zlib.compress(array("I", words).tobytes(), 1), gauss)
    numpy = cast("dict[str, Any] | None", states[1])
    if numpy is None or numpy.get("bit_generator") != "MT19937":
        return drawn
    key = cast("np.ndarray[tuple[int], np.dtype[np.uint32]]", numpy["state"]["key"])
    return Drawn(
        version,
        drawn.words,
        gauss,
        zlib.compress(key.tobytes(), 1),
        int(numpy["state"]["pos"]),
        int(numpy["has_gauss"]),
        float(numpy["gauss"]),
    )


def unpacked(drawn: Drawn) -> States:
    words = array("I", zlib.decompress(drawn.words))
    own = (drawn.version, tuple(words), drawn.gauss)
    if not drawn.numpy_words:
        return own, None
    key = np.frombuffer(zlib.decompress(drawn.numpy_words), dtype=np.uint32).copy()
    state = {
        "bit_generator": "MT19937",
        "state": {"key": key, "pos": drawn.numpy_position},
        "has_gauss": drawn.numpy_has_gauss,
        "gauss": drawn.numpy_gauss,
    }
    return own, state
