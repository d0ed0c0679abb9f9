"""The states of the random generators <-> plain data that a recording keeps."""

from __future__ import annotations

import zlib

from flowc_runtime.tape import Drawn
from flowc_shims.stdlib.randomness import GeneratorName, GeneratorState, States


def packed(states: States) -> Drawn:
    """A generator with bits of another kind than its own is left out: its state has no plain form."""
    found = {state.name: state for state in states if state.content}
    return Drawn(_packed(found.get("random")), _packed(found.get("numpy.random")))


def unpacked(drawn: Drawn) -> States:
    parts = (_unpacked("random", drawn.random), _unpacked("numpy.random", drawn.numpy))
    return tuple(part for part in parts if part is not None)


def _packed(state: GeneratorState | None) -> tuple[bytes, bytes | None] | None:
    return (
        None
        if state is None
        else (zlib.compress(state.content, 1), state.rest if isinstance(state.rest, bytes) else None)
    )


def _unpacked(name: GeneratorName, packed: tuple[bytes, bytes | None] | None) -> GeneratorState | None:
    return None if packed is None else GeneratorState(name, zlib.decompress(packed[0]), packed[1])
