"""The process's generators of random numbers -> their states: to be compared with, and to be put in place.

The generators are `random`'s and NumPy's global one, with the default use of other libraries behind them (scipy,
scikit-learn, `DataFrame.sample`). Nothing is replaced: looking is reading memory where its layout has been checked
(`raw_memory.py`), writing is the generator's own `setstate`.

Holds: two states of a generator are equal only where everything drawn after them is. As long as nothing moves, looking
gives the very same object.
"""

from __future__ import annotations

import random
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from flowc_shims.stdlib import raw_memory
from flowc_shims.stdlib.raw_memory import GAUSS, NUMPY_WORDS, OWN_WORDS

GeneratorName: TypeAlias = Literal["random", "numpy.random"]

_SEEDED: Final = struct.pack("=i", 624)
"""The position of a twister that was seeded and has not drawn yet."""


@dataclass(frozen=True, slots=True)
class GeneratorState:
    """`content`: words and position of the twister, as they lie in memory. `rest`: the normal draw that waits. NumPy
    with another bit generator than its own has everything in `rest`."""

    name: GeneratorName
    content: bytes
    rest: object

    def is_fresh(self) -> bool:
        """As a seed leaves it (or a draw that ends a block)."""
        content = self.content
        if len(content) != OWN_WORDS.size:
            return True
        return content.startswith(_SEEDED) if self.name == "random" else content.endswith(_SEEDED)


States: TypeAlias = tuple[GeneratorState, ...]

_last: Final[dict[GeneratorName, tuple[bytearray, GeneratorState]]] = {}


def states() -> States:
    """The state of every generator that is loaded."""
    own = _own()
    module = sys.modules.get("numpy.random")
    return (own,) if module is None else (own, _numpy(module))


def seeded_and_not_drawn(found: States) -> bool:
    """Whether somebody has given one of these states with a seed, and nothing was drawn since."""
    return any(state.is_fresh() and state not in INITIAL for state in found)


def state_of(name: GeneratorName) -> GeneratorState | None:
    """The state of one generator; None where it is not loaded."""
    return next((state for state in states() if state.name == name), None)


def put_back(earlier: States) -> None:
    """The generators go on as they would have from there."""
    for state in earlier:
        put(state)


def put(state: GeneratorState) -> None:
    """One generator goes on as it would have from there."""
    if state_of(state.name) == state:
        return
    if state.name == "random":
        random.setstate(as_setstate(state))
    else:
        sys.modules["numpy.random"].set_state(_as_set_state(state))
    _last[state.name] = (bytearray(state.content), state)


def of_instance(generator: random.Random) -> GeneratorState:
    """The state of any object of exactly the type `random.Random`."""
    memory = raw_memory.of_random(generator)
    rest = _waiting(vars(generator).get("gauss_next"))
    return slow_own(generator.getstate) if memory is None else GeneratorState("random", bytes(memory), rest)


def as_setstate(state: GeneratorState) -> Any:
    """What `Random.setstate` takes."""
    position, *words = OWN_WORDS.unpack(state.content)
    rest = struct.unpack("=d", state.rest)[0] if isinstance(state.rest, bytes) else state.rest
    return (3, (*words, position), rest)


def _as_set_state(state: GeneratorState) -> object:
    if not state.content:
        return state.rest.value if isinstance(state.rest, Foreign) else state.rest
    *words, position = NUMPY_WORDS.unpack(state.content)
    assert isinstance(state.rest, bytes)
    return ("MT19937", words, position, *GAUSS.unpack(state.rest))


# --- looking
def _own() -> GeneratorState:
    generator = raw_memory.OWN
    memory = raw_memory.of_random(generator) if generator is not None else None
    if generator is None or memory is None:
        return _remembered(slow_own(random.getstate))
    rest = _waiting(vars(generator).get("gauss_next"))
    known = _last.get("random")
    if known is not None and _lies_there(known[0], memory) and known[1].rest == rest:
        return known[1]
    return _remembered(GeneratorState("random", bytes(memory), rest))


def _numpy(module: Any) -> GeneratorState:
    memory = raw_memory.of_numpy(module)
    if memory is None:
        return _remembered(slow_numpy(module))
    words, rest = memory
    known = _last.get("numpy.random")
    if known is not None and _lies_there(known[0], words) and known[1].rest == rest:
        return known[1]
    return _remembered(GeneratorState("numpy.random", bytes(words), rest))


def slow_own(getstate: Callable[[], tuple[Any, ...]]) -> GeneratorState:
    """The same state, from what the library itself tells."""
    _, internal, gauss = getstate()
    return GeneratorState("random", OWN_WORDS.pack(internal[-1], *internal[:-1]), _waiting(gauss))


def slow_numpy(module: Any) -> GeneratorState:
    """The same state, from what the library itself tells."""
    raw = module.get_state(legacy=False)
    if raw["bit_generator"] != "MT19937":
        return GeneratorState("numpy.random", b"", Foreign(raw, repr(raw)))
    words = NUMPY_WORDS.pack(*raw["state"]["key"].tolist(), raw["state"]["pos"])
    return GeneratorState("numpy.random", words, GAUSS.pack(raw["has_gauss"], raw["gauss"]))


@dataclass(frozen=True, slots=True)
class Foreign:
    """The state of a bit generator that is not NumPy's own default, compared by its text (plain numbers)."""

    value: object
    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Foreign) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


def _lies_there(content: bytearray, memory: object) -> bool:
    # Compared where it lies, without a copy.
    return content == memory


def _waiting(gauss: object) -> object:
    return struct.pack("=d", gauss) if type(gauss) is float else gauss


def _remembered(state: GeneratorState) -> GeneratorState:
    known = _last.get(state.name)
    if known is not None and known[1] == state:
        return known[1]
    _last[state.name] = (bytearray(state.content), state)
    return state


INITIAL: Final = states()
"""What the operating system gave when the process began: no seed leaves it."""
