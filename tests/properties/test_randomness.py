"""The fast look at the global generators says what the libraries themselves say, after anything done to them."""

from __future__ import annotations

import random
import timeit
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, TypeAlias

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from flowc_shims.stdlib import raw_memory
from flowc_shims.stdlib.randomness import put_back, slow_numpy, slow_own, state_of, states

Step: TypeAlias = Callable[[], object]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = states()
    yield
    put_back(before)


def _set_waiting(flag: int, value: float) -> None:
    np.random.set_state({**np.random.get_state(legacy=False), "has_gauss": flag, "gauss": value})


_small = st.integers(0, 3)
_done = st.one_of(
    st.builds(lambda seed: lambda: random.seed(seed), _small),
    st.builds(lambda seed: lambda: np.random.seed(seed), _small),
    st.builds(lambda times: lambda: [random.random() for _ in range(times)], st.sampled_from((0, 1, 5, 312, 624))),
    st.builds(lambda size: lambda: np.random.random_sample(size), st.sampled_from((0, 1, 5, 312, 624))),
    st.just(lambda: random.gauss(0, 1)),
    st.just(np.random.standard_normal),
    st.just(lambda: np.random.randint(0, 9)),
    st.just(lambda: random.setstate(Random(1).getstate())),
    st.builds(lambda flag, value: lambda: _set_waiting(flag, value), st.integers(0, 1), st.sampled_from((0.5, -0.0))),
    st.just(lambda: random._inst.__setattr__("gauss_next", 0.25)),
)


@given(st.lists(_done, max_size=8))
def test_fast_and_slow_say_the_same(steps: list[Step]) -> None:
    assert raw_memory.of_random(random._inst) is not None, "the layout of random's generator is not known"
    assert raw_memory.of_numpy(np.random) is not None, "the layout of NumPy's generator is not known"
    for step in steps:
        before, slow_before = states(), (slow_own(random.getstate), slow_numpy(np.random))
        assert before == slow_before
        step()
        after, slow_after = states(), (slow_own(random.getstate), slow_numpy(np.random))
        assert after == slow_after
        assert [one is two for one, two in zip(before, after, strict=True)] == [
            one == two for one, two in zip(slow_before, slow_after, strict=True)
        ]


@given(st.lists(_done, max_size=4), st.lists(_done, max_size=4))
def test_what_is_put_back_goes_on_the_same(first: list[Step], then: list[Step]) -> None:
    for step in first:
        step()
    kept = states()
    expected = [random.gauss(0, 1), random.random(), *np.random.standard_normal(3).tolist()]
    for step in then:
        step()
    put_back(kept)
    assert states() == kept
    assert [random.gauss(0, 1), random.random(), *np.random.standard_normal(3).tolist()] == expected


def test_another_bit_generator_is_looked_at_the_slow_way() -> None:
    module: Any = np.random
    own = module.get_bit_generator()
    try:
        module.set_bit_generator(np.random.PCG64(3))
        before = state_of("numpy.random")
        drawn = np.random.random_sample()
        assert before is not None and state_of("numpy.random") != before
        put_back((before,))
        assert np.random.random_sample() == drawn
    finally:
        module.set_bit_generator(own)


def test_a_fresh_state_is_recognised() -> None:
    random.seed(3)
    np.random.seed(3)
    assert all(state.is_fresh() for state in states())
    random.random()
    np.random.random_sample()
    assert not any(state.is_fresh() for state in states())


def test_a_look_at_what_has_not_moved_is_cheap() -> None:
    """Against the slow way on the same machine, many times; five holds on a busy one."""
    fast = min(timeit.repeat(states, number=200, repeat=5))
    slow = min(timeit.repeat(lambda: (random.getstate(), np.random.get_state(legacy=False)), number=200, repeat=5))
    assert fast * 5 < slow
