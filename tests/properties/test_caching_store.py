"""The process's cache store against a dictionary: a hypothesis machine, and threads that compute."""

from __future__ import annotations

import threading
from collections import OrderedDict

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flowc_runtime.cache.caches import Caches
from flowc_shims.streamlit.caching.resource import Resource
from flowc_shims.streamlit.host import CacheEntry

FUNCTIONS = some.sampled_from(["cache_data:f", "cache_data:g", "cache_resource:f"])
ARGUMENTS = some.sampled_from(["1", "2", "3"])
TTLS = some.sampled_from([None, 0.0, 5.0])


class StoreMachine(RuleBasedStateMachine):
    """The model keeps, per function, what was put and not yet forgotten, least recently used first."""

    def __init__(self) -> None:
        super().__init__()
        self.caches = Caches()
        self.model: dict[str, OrderedDict[str, CacheEntry]] = {}
        self.ttls: dict[str, float | None] = {}
        self.now = 0.0
        self.released: list[object] = []
        self.expected_releases: list[object] = []
        self.versions: dict[int, CacheEntry] = {}
        self.made = 0

    @rule(seconds=some.sampled_from([1.0, 3.0, 5.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(function=FUNCTIONS, arguments=ARGUMENTS, max_entries=some.sampled_from([None, 1, 2]))
    def put(self, function: str, arguments: str, max_entries: int | None) -> None:
        self.made += 1
        entry = CacheEntry(Resource(self.made, self.released.append), (), self.now)
        self.caches.put(function, arguments, entry, max_entries=max_entries)
        known = self.model.setdefault(function, OrderedDict())
        self.expire(function, self.ttls.get(function))
        if arguments in known:
            self.forget(known.pop(arguments))
        known[arguments] = entry
        while max_entries is not None and len(known) > max_entries:
            self.forget(known.popitem(last=False)[1])

    @rule(function=FUNCTIONS, arguments=ARGUMENTS, ttl=TTLS)
    def get(self, function: str, arguments: str, ttl: float | None) -> None:
        version = self.caches.version(function, arguments, ttl=ttl, now=self.now)
        entry = self.caches.get(function, arguments, ttl=ttl, now=self.now)
        known = self.model.get(function)
        expected = None
        if known:
            self.ttls[function] = ttl
            self.expire(function, ttl)
            expected = known.get(arguments)
            if expected is not None:
                known.move_to_end(arguments)
        assert entry is expected
        assert (version is None) == (entry is None)
        if version is not None and entry is not None:
            assert self.versions.setdefault(version, entry) is entry

    @rule(function=FUNCTIONS, arguments=ARGUMENTS)
    def clear_one(self, function: str, arguments: str) -> None:
        self.caches.clear(function, arguments)
        entry = self.model.get(function, OrderedDict()).pop(arguments, None)
        if entry is not None:
            self.forget(entry)

    @rule(prefix=some.sampled_from(["cache_data:", "cache_resource:", "cache_data:f", ""]))
    def clear_many(self, prefix: str) -> None:
        self.caches.clear(prefix, None)
        for function, known in self.model.items():
            if function.startswith(prefix):
                while known:
                    self.forget(known.popitem()[1])

    @invariant()
    def valid(self) -> None:
        self.caches.check_valid()
        for function, known in self.model.items():
            if not known:
                # A function without entries is forgotten altogether, with the time its entries had to live.
                self.ttls.pop(function, None)

    @invariant()
    def released_what_was_forgotten(self) -> None:
        assert sorted(map(str, self.released)) == sorted(map(str, self.expected_releases))

    def expire(self, function: str, ttl: float | None) -> None:
        known = self.model[function]
        old = [name for name, entry in known.items() if ttl is not None and self.now >= entry.stored_at + ttl]
        for name in old:
            self.forget(known.pop(name))

    def forget(self, entry: CacheEntry) -> None:
        assert isinstance(entry.value, Resource)
        self.expected_releases.append(entry.value.value)


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_no_room_at_all() -> None:
    with pytest.raises(ValueError, match="max_entries"):
        Caches().put("f", "1", CacheEntry(1, (), 0.0), max_entries=0)


def test_one_at_a_time() -> None:
    caches = Caches()
    inside, most = [0], [0]
    count = threading.Lock()

    def work() -> None:
        for _ in range(50):
            with caches.computing("f", "1"):
                with count:
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                with count:
                    inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == [1]
    caches.check_valid()


def test_other_entries_are_not_held_up() -> None:
    caches = Caches()
    with caches.computing("f", "1"):
        done = threading.Event()

        def work() -> None:
            with caches.computing("f", "2"):
                done.set()

        thread = threading.Thread(target=work)
        thread.start()
        assert done.wait(5)
        thread.join(5)


def test_a_function_may_ask_for_itself() -> None:
    caches = Caches()
    with caches.computing("f", "1"), caches.computing("f", "1"):
        pass
    caches.check_valid()


def test_who_waits_may_give_up() -> None:
    caches = Caches()
    gave_up = threading.Event()

    def impatient() -> None:
        raise KeyboardInterrupt

    def work() -> None:
        try:
            with caches.computing("f", "1", waiting=impatient):
                pass
        except KeyboardInterrupt:
            gave_up.set()

    with caches.computing("f", "1"):
        thread = threading.Thread(target=work)
        thread.start()
        assert gave_up.wait(5)
        thread.join(5)
    caches.check_valid()
