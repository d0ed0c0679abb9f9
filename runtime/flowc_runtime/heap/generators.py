"""Generators of random numbers that a script holds -> their states, and back.

A `Generator` has no state but its bit generator's, which several may share; a `RandomState` has the normal draw that
waits besides. A `SeedSequence` that has spawned cannot be put back, so its maker executes. Subclasses and
`SystemRandom` are not known here: they stay opaque.

The process's own generators are no objects of a script: their states are inputs and outcomes of slots (`draws.py`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias, cast

import numpy as np

from flowc_shims.stdlib.randomness import GeneratorState, as_setstate, of_instance
from flowc_shims.stdlib.raw_memory import OWN

State: TypeAlias = tuple[object, ...]


class GeneratorShape(NamedTuple):
    """The parts of a `Shape`."""

    name: str
    state: Callable[[Any], State]
    children: Callable[[Any], Iterable[object]]
    restore: Callable[[Any, State], None] | None


def _random_state(value: random.Random) -> State:
    own, state = _attributes(value), of_instance(value)
    return (state.content, state.rest, tuple(own.keys()), tuple(own.values()))


def _restore_random(value: random.Random, state: State) -> None:
    content, rest, names, values = state
    assert isinstance(content, bytes) and isinstance(names, tuple) and isinstance(values, tuple)
    for name in _attributes(value):
        delattr(value, name)
    vars(value).update(zip(cast("tuple[str, ...]", names), cast(State, values), strict=True))
    value.setstate(as_setstate(GeneratorState("random", content, rest)))


def _attributes(value: random.Random) -> dict[str, object]:
    return {name: entry for name, entry in vars(value).items() if name != "gauss_next"}


def _nothing(_: object) -> State:
    return ()


def _random_children(value: random.Random) -> Iterable[object]:
    return _attributes(value).values()


def _bits_state(value: Any) -> State:
    return (type(value).__name__, _frozen(value.state))


def _restore_bits(value: Any, state: State) -> None:
    value.state = _thawed(state[1])


def _bits_children(value: Any) -> Iterable[object]:
    return (value.seed_seq,)


def _generator_children(value: np.random.Generator) -> Iterable[object]:
    return (value.bit_generator,)


def _legacy_state(value: Any) -> State:
    raw = value.get_state(legacy=False)
    return (raw["has_gauss"], float(raw["gauss"]))


def _restore_legacy(value: Any, state: State) -> None:
    has_gauss, gauss = state
    value.set_state({**value.get_state(legacy=False), "has_gauss": has_gauss, "gauss": gauss})


def _legacy_children(value: Any) -> Iterable[object]:
    return (value._bit_generator,)


def _sequence_state(value: Any) -> State:
    return (_frozen(value.state),)


def _frozen(value: object) -> object:
    match value:
        case dict():
            entries = cast("dict[str, object]", value)
            return ("dict", *((key, _frozen(entry)) for key, entry in entries.items()))
        case np.ndarray():
            return ("array", str(value.dtype), value.tobytes())
        case list() | tuple():
            return ("items", *map(_frozen, cast("Sequence[object]", value)))
        case _:
            return value.item() if isinstance(value, np.integer) else value


def _thawed(value: object) -> object:
    if not isinstance(value, tuple):
        return value
    kind, *entries = cast(State, value)
    if kind == "dict":
        return {key: _thawed(entry) for key, entry in cast("list[tuple[str, object]]", entries)}
    dtype, content = cast("list[Any]", entries)
    return np.frombuffer(content, dtype=dtype)


_BITS: Final = GeneratorShape("bit generator", _bits_state, _bits_children, _restore_bits)
SHAPES: Final[Mapping[type, GeneratorShape]] = {
    random.Random: GeneratorShape("generator", _random_state, _random_children, _restore_random),
    np.random.Generator: GeneratorShape("generator", _nothing, _generator_children, None),
    np.random.RandomState: GeneratorShape("generator", _legacy_state, _legacy_children, _restore_legacy),
    np.random.SeedSequence: GeneratorShape("seed sequence", _sequence_state, _nothing, None),
    np.random.PCG64: _BITS,
    np.random.PCG64DXSM: _BITS,
    np.random.MT19937: _BITS,
    np.random.Philox: _BITS,
    np.random.SFC64: _BITS,
}


def process_generators() -> tuple[object, ...]:
    """What stands behind `random.random` and `numpy.random.rand`."""
    state: Any = np.random.mtrand._rand
    return tuple(one for one in (OWN, state, state._bit_generator) if one is not None)
