"""Generators of random numbers -> views of the memory that holds their state.

Asking a generator for its state takes microseconds, comparing its memory a tenth of one. Where the memory lies is no
promise of Python or NumPy, so each layout is tried when the process begins (on generators made for it); one that is
not as expected is not used, and the caller asks the slow way.
"""

from __future__ import annotations

import ctypes
import random
import struct
import sys
from typing import Any, Final

OWN_WORDS: Final = struct.Struct("=i624I")
"""`random.Random`: the position, then the words."""
NUMPY_WORDS: Final = struct.Struct("=624Ii")
GAUSS: Final = struct.Struct("=id")
"""NumPy's `RandomState`: whether a normal draw waits, and which."""

_HEADER: Final = object.__basicsize__
_Words: Final = ctypes.c_char * OWN_WORDS.size
_GAUSS_IN_MEMORY: Final = struct.Struct("@id")


def _global_of_random() -> random.Random | None:
    owner: object = getattr(random.random, "__self__", None)
    return owner if type(owner) is random.Random else None


OWN: Final = _global_of_random()
"""The generator behind `random.random` and its like."""


def of_random(generator: random.Random) -> ctypes.Array[ctypes.c_char] | None:
    """A view of position and words; None where the layout is not known."""
    if not _OWN_IS_KNOWN:
        return None
    return _OWN_VIEW if generator is OWN and _OWN_VIEW is not None else _Words.from_address(id(generator) + _HEADER)


def of_numpy(module: Any) -> tuple[ctypes.Array[ctypes.c_char], bytes] | None:
    """A view of words and position, and what waits (packed as `GAUSS`), of NumPy's global generator."""
    known = _numpy.get("known") or _numpy.setdefault("known", _NumpyLayout(module))
    return known.read()


class _NumpyLayout:
    """Where NumPy's global generator lies. `offset`: of what waits, in a `RandomState`; None: not found."""

    def __init__(self, module: Any) -> None:
        self.state = _global_of_numpy(module)
        self.bits: Any = None
        if self.state is None:
            return
        self.offset = _offset_of_waiting(module)
        if self.offset is not None and _numpy_words_are_known(module):
            self.bits = self.state._bit_generator
            self.words = _Words.from_address(self.bits.ctypes.state_address)
            place = id(self.state) + self.offset
            self.flag, self.value = ctypes.c_int.from_address(place), (ctypes.c_char * 8).from_address(place + 8)
            if type(self.bits).__name__ != "MT19937":
                self.bits = None

    def read(self) -> tuple[ctypes.Array[ctypes.c_char], bytes] | None:
        # Somebody may have given NumPy another bit generator meanwhile.
        if self.bits is None or self.state._bit_generator is not self.bits:
            return None
        return self.words, (_WAITS if self.flag.value else _WAITS_NOT) + self.value.raw


_WAITS: Final = struct.pack("=i", 1)
_WAITS_NOT: Final = struct.pack("=i", 0)
_numpy: Final[dict[str, _NumpyLayout]] = {}


def _global_of_numpy(module: Any) -> Any:
    return getattr(getattr(module, "mtrand", None), "_rand", None)


def _offset_of_waiting(module: Any) -> int | None:
    """Two values put there by the library are looked for in the object's own memory."""
    found: list[set[int]] = []
    for flag, value in ((1, 0.7234567891), (0, -3.25e77), (1, -1.5)):
        state = module.RandomState(7)
        _, words, position, _, _ = state.get_state()
        state.set_state(("MT19937", words, position, flag, value))
        memory = ctypes.string_at(id(state), type(state).__basicsize__)
        wanted = _GAUSS_IN_MEMORY.pack(flag, value)
        found.append({at for at in range(0, len(memory) - 15, 8) if _same_waiting(memory[at : at + 16], wanted)})
    places = set[int].intersection(*found)
    return places.pop() if len(places) == 1 else None


def _same_waiting(one: bytes, other: bytes) -> bool:
    # Between flag and value are four bytes that mean nothing.
    return one[:4] == other[:4] and one[8:] == other[8:]


def _numpy_words_are_known(module: Any) -> bool:
    for seed in (1, 2):
        state = module.RandomState(seed)
        state.random_sample(seed * 3)
        _, words, position, _, _ = state.get_state()
        memory = ctypes.string_at(state._bit_generator.ctypes.state_address, NUMPY_WORDS.size)
        if NUMPY_WORDS.pack(*words.tolist(), position) != memory:
            return False
    return True


def _own_words_are_known() -> bool:
    if sys.implementation.name != "cpython" or random.Random.__basicsize__ < _HEADER + OWN_WORDS.size:
        return False
    for seed in (1, 2):
        generator = random.Random(seed)
        generator.random()
        *words, position = generator.getstate()[1]
        if OWN_WORDS.pack(position, *words) != ctypes.string_at(id(generator) + _HEADER, OWN_WORDS.size):
            return False
    return True


_OWN_IS_KNOWN: Final = _own_words_are_known()
_OWN_VIEW: Final = _Words.from_address(id(OWN) + _HEADER) if _OWN_IS_KNOWN and OWN is not None else None
