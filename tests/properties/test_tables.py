"""The libraries' tables tell the truth: each entry that can be sampled is called, and what it did is compared with it.

An entry may say more than happens, never less. What cannot be sampled is counted, by reason.
"""

from __future__ import annotations

import importlib
import importlib.util
import operator
import signal
import sys
import types
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, cast

import numpy as np
import pandas as pd
import pytest

from flowc_compiler.entries import Entry
from flowc_compiler.libraries import LIBRARIES, library, names_of_libraries
from tests.properties.table_samples import Done, Make, calls_of, pool_of, receivers_of

REASONS: Final = {
    "world": "it reaches the world",
    "writes": "it changes a setting of the process, or a generator's state",
    "draws": "it draws on a figure that stays",
    "pattern": "the entry is a pattern",
    "no instance": "no receiver is made for the type",
    "absent": "this version of the library does not have it",
    "refused": "it takes none of the arguments that are tried",
    "kept away": "calling it would harm the process of the tests",
}
NEVER_CALLED: Final = frozenset(
    """sys.setrecursionlimit time.sleep functools.total_ordering gc.collect contextlib.redirect_stdout builtins.setattr
    builtins.delattr typing.no_type_check warnings.warn warnings.warn_explicit builtins.print pandas.option_context
    numpy.errstate numpy.printoptions ast.walk typing.cast sys.intern""".split()
)
ATTEMPTS: Final = {
    "altair": 9,
    "httpx": 3,
    "matplotlib": 3,
    "pandas": 16,
    "plotly": 9,
    "pydeck": 6,
    "requests": 6,
    "scipy": 16,
    "sklearn": 12,
    "sqlalchemy": 16,
    "statsmodels": 9,
}
"""Of slow libraries fewer arguments are tried."""
LEAST_SAMPLED: Final = {
    "builtins": 0.8,
    "stdlib": 0.55,
    "numpy": 0.55,
    "pandas": 0.55,
    "pyarrow": 0.4,
    "networkx": 0.45,
    "sklearn": 0.5,
    "scipy": 0.5,
    "matplotlib": 0.45,
    "polars": 0.65,
    "plotly": 0.5,
    "PIL": 0.55,
    "seaborn": 0.15,
    "sqlalchemy": 0.6,
    "requests": 0.45,
    "httpx": 0.5,
    "pydeck": 0.5,
    "statsmodels": 0.3,
}
"""The part of a table's entries that is sampled at least: a sampler that refuses everything proves nothing."""


Sample = Callable[[], Iterator[Done]]


def _installed(name: str) -> bool:
    return name in ("builtins", "stdlib") or importlib.util.find_spec(name) is not None


TABLES: Final = sorted(names_of_libraries() - {"streamlit"})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_no_less_than_what_happens(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    if not _installed(name):
        pytest.skip(f"{name} is not installed here; requirements-test.txt has those that `make test` samples")
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(str(tmp_path))
    wrong: list[str] = []
    unsampled: Counter[str] = Counter()
    total = 0
    with _quiet():
        for label, entry, sample in _samples(name):
            total += 1
            if isinstance(sample, str):
                unsampled[sample] += 1
                continue
            calls = list(sample())
            unsampled["refused"] += not calls
            wrong.extend(f"{label}: {fault}" for done in calls for fault in _faults(entry, done))
    assert sorted(set(wrong)) == []
    assert set(unsampled) <= set(REASONS)
    sampled = (total - sum(unsampled.values())) / total
    assert sampled >= LEAST_SAMPLED.get(name, 0.0), unsampled


def _samples(name: str) -> Iterator[tuple[str, Entry, str | Callable[[], Iterator[Done]]]]:
    table = library(name if name != "stdlib" else "math")
    makes, attempts = pool_of(name), ATTEMPTS.get(name, 70)
    for module, section in table.functions.items():
        for one in section.names:
            path = f"{module}.{one}"
            entry = section.get(one)
            assert entry is not None
            yield (
                path,
                entry,
                _why_not(path, entry) or _function(path, lambda found: calls_of(found, makes, None, attempts)),
            )
    for kind, section in table.types.items():
        if kind == "pandas.NDFrame":
            continue  # Its names are sampled as those of tables and columns.
        inherited = (table.types[base].names for base in table.bases.get(kind, ()) if base in table.types)
        for one in {**section.names, **{name: entry for names in inherited for name, entry in names.items()}}:
            entry = LIBRARIES.member(kind, one)
            assert entry is not None
            label = f"{kind}.{one}"
            samples = [_why_not(label, entry) or _method(make, one, makes, attempts) for make in receivers_of(kind)]
            yield label, entry, _any_of(samples or ["no instance"])


def _any_of(samples: Sequence[str | Sample]) -> str | Sample:
    """All that can be tried; a reason where none can."""
    found = [one for one in samples if not isinstance(one, str)]
    first = samples[0]
    if not found:
        return first
    return lambda: (done for sample in found for done in sample())


def _why_not(path: str, entry: Entry) -> str:
    if "*" in path:
        return "pattern"
    # A number among the arguments would be taken as an open file.
    prints = path.startswith("pandas.") and path.rpartition(".")[2].startswith(("to_", "info")) and entry.mutates
    if path in NEVER_CALLED or path.startswith(("logging.", "locale.", "sys.")) or prints:
        return "kept away"
    if entry.world:
        return "world"
    if any(place.startswith("matplotlib.pyplot") for place in (*entry.reads, *entry.writes)):
        return "draws"
    return "writes" if entry.writes else ""


def _function(path: str, calls: Callable[[Callable[..., object]], Iterator[Done]]) -> str | Sample:
    found = _resolved(path)
    return (lambda: calls(cast("Callable[..., object]", found))) if callable(found) else "absent"


def _method(
    make: Callable[[], object], name: str, makes: Sequence[Make], attempts: int
) -> str | Callable[[], Iterator[Done]]:
    def called(receiver: object, *given: object) -> object:
        found = getattr(receiver, name)
        if not callable(found) or isinstance(found, type):
            if given:
                raise TypeError
            return found
        return found(*given)

    try:
        there = hasattr(make(), name)
    except ImportError:
        return "no instance"
    except RuntimeError:
        return "refused"  # An answer that never came has no time that it took.
    return (lambda: calls_of(called, makes, make, attempts)) if there else "absent"


def _resolved(path: str) -> object:
    parts = path.split(".")
    for size in range(len(parts) - 1, 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:size]))
        except ImportError:
            continue
        for part in parts[size:]:
            found = getattr(found, part, None)
        return None if isinstance(found, types.ModuleType) else found
    return None


def _faults(entry: Entry, done: Done) -> Iterator[str]:
    allowed = _places(entry.mutates | frozenset(argument for argument, _ in entry.mutates_if), done)
    for place in done.changed - allowed:
        yield f"changes {_named(place, done)}"
    held = _places(entry.parts_of | entry.mutates | (frozenset({"any"}) if entry.stores else frozenset()), done)
    for place in done.shared - held:
        yield f"gives a part of {_named(place, done)}"
    for hidden in done.hidden:
        if not any(place.startswith(hidden) for place in entry.writes):
            yield f"writes {hidden}"


def _places(arguments: frozenset[int | str], done: Done) -> frozenset[int]:
    """Arguments of a table -> places of what was given. One that is given by keyword only stands for none."""
    found: set[int] = set()
    for argument in arguments:
        if argument == "any":
            found.update(range(int(done.receiver), 5))
        elif argument == "self":
            found.add(0)
        elif isinstance(argument, int):
            found.add(argument + done.receiver)
        else:
            # By keyword in the table, but it may have been given by its place.
            found.update(range(1, 5))
    return frozenset(found)


def _named(place: int, done: Done) -> str:
    if done.receiver:
        return "its receiver" if place == 0 else f"argument {place - 1}"
    return f"argument {place}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that a sample may switch in the process stays so."""
    written, errors, handler = sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
    sys.stdout, sys.stderr = written, errors
    signal.signal(signal.SIGINT, handler)


def test_the_sampler_sees_a_table_that_says_too_little() -> None:
    """`insort` changes its argument, `sorted` holds its elements, `operator.iadd` gives its argument back."""
    import bisect

    silent = Entry()
    for function in (bisect.insort, sorted, operator.iadd):
        calls = calls_of(cast("Callable[..., object]", function), pool_of("stdlib"), None)
        assert [fault for done in calls for fault in _faults(silent, done)] != []


def test_the_settings_that_samples_may_read_stay_as_they_are() -> None:
    before = np.get_printoptions(), pd.get_option("display.max_rows")
    list(calls_of(np.array2string, pool_of("numpy"), None))
    assert before == (np.get_printoptions(), pd.get_option("display.max_rows"))
