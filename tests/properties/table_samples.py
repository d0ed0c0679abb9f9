"""Arguments and receivers for the functions that the libraries' tables name, and what a call really did to them."""

from __future__ import annotations

import collections
import datetime
import decimal
import hashlib
import importlib
import io
import itertools
import pickle
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias, cast

import numpy as np
import pandas as pd

from flowc_shims.stdlib.figures import Figures, figures
from flowc_shims.stdlib.randomness import States, put_back, states
from flowc_shims.stdlib.settings import Settings, put_settings, settings
from tests.properties.library_samples import FIRST, RECEIVERS, drawn

Make = Callable[[], object]
"""Makes a new object each time: a call may change what it is given."""
ATTEMPTS: Final = 70
ENOUGH: Final = 4
"""Successful calls of one function that are looked at."""


def frame() -> pd.DataFrame:
    return pd.DataFrame({"a": [3.0, 1.0, 2.0], "b": [1, 2, 2], "c": ["x", "y", "x"]})


_PLAIN: Final[tuple[Make, ...]] = (
    lambda: 2,
    lambda: "a",
    lambda: [3, 1, 2],
    lambda: [[1, 2], [3, 4]],
    lambda: {"a": [1], "b": [2]},
    lambda: 0.5,
    lambda: b"ab",
    lambda: {1, 2},
    lambda: (1, 2),
    lambda: lambda *given: given[0] if given else 0,
)
_NUMBERS: Final[tuple[Make, ...]] = (
    lambda: np.array([3.0, 1.0, 2.0]),
    lambda: np.array([[4.0, 1.0], [1.0, 3.0]]),
    lambda: 1,
    lambda: np.array([1, 0, 2]),
    lambda: [3.0, 1.0, 2.0],
    lambda: [np.array([1.0, 2.0]), np.array([3.0, 4.0])],
    lambda: 0,
    lambda: (2, 2),
    lambda: "f8",
    lambda: lambda *given: given[0],
)
_TABLES: Final[tuple[Make, ...]] = (
    frame,
    lambda: frame()["a"],
    lambda: "a",
    lambda: ["a", "b"],
    lambda: 1,
    lambda: [frame(), frame()],
    lambda: frame()["c"],
    lambda: "2020-01-01",
    lambda: np.array([3.0, 1.0, 2.0]),
    lambda: {"a": "b"},
    lambda: "sum",
    lambda: "D",
    lambda: 0,
    lambda: pd.Index(["x", "y", "z"]),
    lambda: [2, 0, 1],
)


def _graph() -> object:
    return importlib.import_module("networkx").Graph([(1, 2), (2, 3), (3, 1), (3, 4)])


def _arrow() -> object:
    return importlib.import_module("pyarrow").array([3, 1, None])


def _table() -> object:
    return importlib.import_module("pyarrow").table({"a": [1, 2, 3]})


def _image() -> object:
    return importlib.import_module("PIL.Image").new("RGB", (4, 4), (10, 20, 30))


def _polars() -> object:
    return importlib.import_module("polars").DataFrame({"a": [3.0, 1.0], "b": [1, 2]})


def _chart() -> object:
    return importlib.import_module("altair").Chart(frame()).mark_bar().encode(x="a", y="b")


POOLS: Final[Mapping[str, Sequence[Make]]] = {
    "numpy": _NUMBERS,
    "scipy": _NUMBERS,
    "sklearn": (*_NUMBERS[:5], frame),
    "pandas": _TABLES,
    "plotly": (frame, lambda: "a", lambda: "b", *_NUMBERS[:2]),
    "seaborn": (frame, lambda: "a", lambda: 3),
    "networkx": (
        _graph,
        lambda: 1,
        lambda: 4,
        lambda: 3,
        lambda: {1: "x"},
        lambda: "w",
        lambda: [(1, 2)],
        lambda: [1, 2],
    ),
    "pyarrow": (
        _arrow,
        _table,
        lambda: "a",
        lambda: 1,
        lambda: [_arrow()],
        lambda: ["a"],
        lambda: [0, 1],
        lambda: "int64",
    ),
    "PIL": (_image, _image, lambda: 1, lambda: "RGB", lambda: (1, 1, 3, 3), lambda: (2, 2), lambda: "red", lambda: 0.5),
    "polars": (_polars, lambda: "a", lambda: 1, lambda: "b", lambda: ["a"], _polars, lambda: [3, 1]),
    "altair": (frame, lambda: "a", lambda: "b:Q", lambda: 3, _chart),
}

INSTANCES: Final[Mapping[str, Make]] = {
    "builtins.list": lambda: [[3], [1], [2]],
    "builtins.dict": lambda: {"a": [1], "b": [2]},
    "builtins.set": lambda: {1, 2, "a"},
    "builtins.frozenset": lambda: frozenset({1, 2}),
    "builtins.tuple": lambda: ([1], [2]),
    "builtins.range": lambda: range(5),
    "builtins.str": lambda: "a b",
    "builtins.bytes": lambda: b"a b",
    "builtins.bytearray": lambda: bytearray(b"a b"),
    "builtins.int": lambda: 5,
    "builtins.float": lambda: 2.5,
    "builtins.complex": lambda: 1 + 2j,
    "builtins.bool": lambda: True,
    "collections.deque": lambda: collections.deque([[1], [2]]),
    "collections.Counter": lambda: collections.Counter("aab"),
    "collections.OrderedDict": lambda: collections.OrderedDict(a=[1], b=[2]),
    "collections.defaultdict": lambda: collections.defaultdict(list, a=[1]),
    "re.Pattern": lambda: re.compile("a"),
    "re.Match": lambda: re.match("(?P<n>a)", "ab"),
    "hashlib.hash": lambda: hashlib.sha256(b"a"),
    "datetime.date": lambda: datetime.date(2020, 1, 2),
    "datetime.datetime": lambda: datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.UTC),
    "datetime.time": lambda: datetime.time(1, 2),
    "datetime.timedelta": lambda: datetime.timedelta(days=1),
    "datetime.timezone": lambda: datetime.UTC,
    "decimal.Context": decimal.Context,
    "random.Random": lambda: random.Random(0),
    "io.file": lambda: io.BytesIO(b"abc"),
    "pathlib.PurePath": lambda: PurePosixPath("/a/b.txt"),
    "numpy.ndarray": lambda: np.array([[4.0, 1.0], [1.0, 3.0]]),
    "numpy.random.Generator": lambda: np.random.default_rng(0),
    "numpy.random.RandomState": lambda: np.random.RandomState(0),
    "pandas.DataFrame": frame,
    "pandas.Series": lambda: frame()["a"],
    "pandas.Index": lambda: pd.Index(["x", "y", "z"]),
    "pandas.Timestamp": lambda: pd.Timestamp("2020-01-02"),
    "pandas.Timedelta": lambda: pd.Timedelta("1D"),
    "pandas.GroupBy": lambda: frame().groupby("b")[["a"]],
    "pandas.Accessor": lambda: frame()["c"].str,
    "networkx.Graph": _graph,
    "pyarrow.Table": _table,
    "pyarrow.Array": _arrow,
    "PIL.Image": _image,
    "polars.DataFrame": _polars,
    "polars.LazyFrame": lambda: cast("Any", _polars()).lazy(),
    "polars.Series": lambda: importlib.import_module("polars").Series("a", [3.0, 1.0, 2.0]),
    "polars.Expr": lambda: importlib.import_module("polars").col("a"),
    "altair.Chart": _chart,
    "plotly.Figure": lambda: importlib.import_module("plotly.graph_objects").Figure({"data": [{"y": [1, 2]}]}),
}


@dataclass(frozen=True, slots=True)
class Done:
    """A call that came to its end: what it was given (the receiver first, if any), by place, and what it did."""

    changed: frozenset[int]
    shared: frozenset[int]
    """Of what is given, what the result is, shares memory with, or holds."""
    receiver: bool
    hidden: frozenset[str] = frozenset()
    """What it did besides: settings of libraries, states of random generators, pyplot's figures."""


def pool_of(library: str) -> Sequence[Make]:
    return (*FIRST.get(library, ()), *POOLS.get(library, _PLAIN))


def receivers_of(kind: str) -> Sequence[Make]:
    return RECEIVERS[kind] if kind in RECEIVERS else (INSTANCES[kind],) if kind in INSTANCES else ()


def calls_of(
    function: Callable[..., object], makes: Sequence[Make], receiver: Make | None, attempts: int = ATTEMPTS
) -> Iterator[Done]:
    """What came of the first few calls that the function accepts. `function` takes the receiver first."""
    tried = itertools.chain.from_iterable(itertools.product(makes, repeat=count) for count in range(4))
    done = 0
    surroundings = _surroundings()
    for chosen in itertools.islice(tried, attempts):
        given = [make() for make in ((receiver,) if receiver is not None else ()) + chosen]
        before = [digest(one) for one in given]
        try:
            result = function(*given)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            continue
        hidden = _put_back(surroundings)
        if hidden:
            hidden = _alone(function, [make() for make in ((receiver,) if receiver is not None else ()) + chosen])
        changed = frozenset(place for place, one in enumerate(given) if digest(one) != before[place])
        shared = frozenset(place for place, one in enumerate(given) if shares(result, one))
        yield Done(changed, shared, receiver is not None, hidden)
        done += 1
        if done >= ENOUGH:
            return


def _alone(function: Callable[..., object], given: Sequence[object]) -> frozenset[str]:
    """What a call does besides, whatever calls that were refused have done before it."""
    surroundings = _surroundings()
    with suppress(Exception):
        function(*given)
    return _put_back(surroundings)


Surroundings: TypeAlias = tuple[Settings, States, Figures]


def _surroundings() -> Surroundings:
    return settings(), states(), figures()


def _put_back(before: Surroundings) -> frozenset[str]:
    """The places, as the tables name them, that have another content now; they get their old one."""
    (settings_before, states_before, figures_before), (left, drawn, shown) = before, _surroundings()
    known = dict(left.places)
    found = {f"{name}." for name, content in settings_before.places if known[name] != content}
    moved = {one.name for one in drawn} if drawn != states_before else set[str]()
    same = {one.name for one in states_before if one in drawn}
    found |= {"numpy.random.state" if name == "numpy" else "random.state" for name in moved - same}
    if shown != figures_before:
        found.add("matplotlib.pyplot")
        importlib.import_module("matplotlib.pyplot").close("all")
    put_settings(settings_before)
    put_back(states_before)
    return frozenset(found)


_TOLD: Final[Mapping[str, Callable[[object], object]]] = {"matplotlib": drawn, "sqlalchemy": str}
"""Libraries whose objects keep answers within themselves: what a reader could tell of them."""


def digest(value: object) -> object:
    """Equal as long as nothing that Python code can see of the value has changed."""
    if isinstance(value, pd.DataFrame):
        return value.to_json(), str(value.dtypes), list(value.columns), list(value.index)
    if isinstance(value, pd.Series | pd.Index):
        return list(value), str(value.dtype), value.name
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.strides, value.flags.writeable, value.tolist()
    if isinstance(value, list | tuple):
        return type(value), [digest(one) for one in cast("list[object]", value)]
    if isinstance(value, io.BytesIO):
        return value.closed or (value.tell(), value.getvalue())
    if type(value).__module__.startswith("networkx."):
        # It keeps views of itself, which are no change.
        return repr([getattr(value, name, None) for name in ("graph", "_node", "_adj")])
    if type(value).__name__.endswith("GroupBy"):
        return digest(getattr(value, "obj", None))
    if hasattr(value, "hexdigest"):
        return cast("str", value.hexdigest())
    told = _TOLD.get(type(value).__module__.partition(".")[0])
    if told is not None:
        return told(value)
    if callable(value):
        return id(value)
    try:
        return pickle.dumps(value)
    except Exception:  # noqa: BLE001 - an object may refuse in any way; how it prints will do
        return repr(value)


def shares(result: object, given: object) -> bool:
    """Whether something that is done to the one could show in the other."""
    if is_atom(given) or is_atom(result):
        return False
    if result is given:
        return True
    if isinstance(given, pd.DataFrame | pd.Series):
        return _writes_through(result, given)
    if isinstance(given, np.ndarray):
        parts = _parts(result) if not isinstance(result, np.ndarray) else (result,)
        return any(isinstance(one, np.ndarray) and np.shares_memory(one, given) for one in parts)
    inside = {id(one) for one in (given, *_parts(given)) if not is_atom(one)}
    return any(id(one) in inside for one in _parts(result))


def _writes_through(result: object, given: pd.DataFrame | pd.Series) -> bool:
    """Tables share memory and copy it when written to: only writing tells."""
    before = digest(given)
    try:
        if isinstance(result, pd.DataFrame):
            result.iloc[0:1, 0:1] = 77.0
        elif isinstance(result, pd.Series):
            result.iloc[0] = 77.0
        elif isinstance(result, np.ndarray):
            result.flat[0] = 77.0
    except Exception:  # noqa: BLE001 - what cannot be written to shares nothing that could be
        return any(one is given for one in _parts(result))
    return digest(given) != before or any(one is given for one in _parts(result))


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*cast("dict[object, object]", value).values()]
    if isinstance(value, list | tuple | set | frozenset | collections.deque):
        return [*cast("list[object]", value)]
    return []


def is_atom(value: object) -> bool:
    kinds = (
        int,
        float,
        complex,
        str,
        bytes,
        bool,
        type(None),
        range,
        datetime.date,
        datetime.timedelta,
        type,
        np.generic,
    )
    return isinstance(value, kinds) or (isinstance(value, tuple | frozenset) and all(map(is_atom, value)))
