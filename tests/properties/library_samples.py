"""Arguments and receivers for the tables of libraries that are installed for tests only, made when asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

Make = Callable[[], object]


def made(path: str, *given: object, **named: object) -> Any:
    """What the library's function or class of this path gives."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)(*given, **named)


def _x() -> Any:
    return np.array([[0.0, 1.0], [1.0, 0.5], [2.0, 2.0], [3.0, 1.0], [4.0, 4.0], [5.0, 2.5]])


def _y() -> Any:
    return np.array([0, 1, 0, 1, 0, 1])


def _times() -> Any:
    return pd.Series(
        np.sin(np.arange(24.0)) + np.arange(24.0), index=pd.date_range("2020-01-01", periods=24, freq="MS")
    )


def _axes() -> Any:
    axes = made("matplotlib.figure.Figure").subplots()
    axes.plot([1, 2, 3])
    return axes


def _response() -> Any:
    response = made("requests.Response")
    response._content, response.status_code, response.encoding = b'{"a": [1]}', 200, "utf-8"
    return response


def _results() -> Any:
    return made("statsmodels.api.OLS", np.array([1.0, 2, 2, 4, 5, 7]), _x()).fit()


def drawn(artist: Any) -> object:
    """What of a figure, or of axes, a reader of the picture could tell."""
    axes = artist.axes if isinstance(artist.axes, list) else [artist.axes]
    texts = [(one.get_title(), one.get_xlabel(), one.get_ylabel(), one.get_facecolor()) for one in axes if one]
    lines = [line.get_xydata().tolist() for one in axes if one for line in one.lines]
    return texts, lines, [len(one.get_children()) for one in axes if one], artist.get_visible()


FIRST: Final[Mapping[str, tuple[Make, ...]]] = {
    "sklearn": (_y, _x, lambda: _y() * 0.5, lambda: "a", lambda: ["a", "b", "a"]),
    "scipy": (_x, lambda: 4, lambda: 0.2, lambda: np.cos, lambda: np.arange(40.0), lambda: 0.5, lambda: -1.0),
    "statsmodels": (
        _times,
        _y,
        _x,
        lambda: 2,
        lambda: "y ~ x",
        lambda: pd.DataFrame({"x": [1.0, 2, 4], "y": [2, 4, 9]}),
    ),
    "matplotlib": (lambda: "red", lambda: (1, 0, 0), lambda: 0.5, lambda: 1),
    "seaborn": (lambda: "red", lambda: "Blues", lambda: ["red", "blue"], lambda: 3, lambda: 0.5),
    "PIL": (
        lambda: made("PIL.Image.new", "RGB", (4, 4), (10, 20, 30)),
        lambda: made("PIL.Image.new", "L", (4, 4), 3),
        lambda: "RGB",
        lambda: (0, 0, 3, 3),
        lambda: (2, 2),
        lambda: "red",
        lambda: 0.5,
        lambda: np.zeros((2, 2, 3), "uint8"),
        lambda: [(0, 0), (3, 3), (1, 2)],
    ),
    "sqlalchemy": (
        lambda: made("sqlalchemy.column", "a"),
        lambda: "a",
        lambda: made("sqlalchemy.table", "t", made("sqlalchemy.column", "a")),
        lambda: made("sqlalchemy.Integer"),
        lambda: "sqlite://",
        lambda: 1,
        lambda: made("sqlalchemy.MetaData"),
    ),
    "requests": (lambda: "a", lambda: "utf-8", lambda: 3),
    "pydeck": (
        lambda: "ScatterplotLayer",
        lambda: pd.DataFrame({"lat": [1.0, 2], "lng": [3.0, 4]}),
        lambda: [[1.0, 2.0]],
    ),
}
"""Arguments that are tried before those in `POOLS`."""

RECEIVERS: Final[Mapping[str, tuple[Make, ...]]] = {
    "sklearn.Estimator": (
        lambda: made("sklearn.linear_model.LogisticRegression", random_state=0).fit(_x(), _y()),
        lambda: made("sklearn.tree.DecisionTreeClassifier", random_state=0).fit(_x(), _y()),
        lambda: made("sklearn.preprocessing.StandardScaler").fit(_x()),
        lambda: made("sklearn.cluster.KMeans", 2, n_init=1, random_state=0).fit(_x()),
        lambda: made("sklearn.neighbors.KNeighborsClassifier", 2, algorithm="brute").fit(_x(), _y()),
        lambda: made("sklearn.pipeline.make_pipeline", made("sklearn.preprocessing.StandardScaler")).fit(_x()),
    ),
    "matplotlib.Figure": (lambda: _axes().figure,),
    "matplotlib.Axes": (_axes,),
    "polars.GroupBy": (
        lambda: made("polars.DataFrame", {"a": [1, 2, 1], "b": [1.5, 2.0, 4.0]}).group_by("a", maintain_order=True),
    ),
    "PIL.Draw": (lambda: made("PIL.ImageDraw.Draw", made("PIL.Image.new", "RGB", (9, 9))),),
    "statsmodels.Model": (lambda: made("statsmodels.api.OLS", np.array([1.0, 2, 2, 4, 5, 7]), _x()),),
    "statsmodels.Results": (_results,),
    "sqlalchemy.Statement": (
        lambda: made("sqlalchemy.select", made("sqlalchemy.column", "a")),
        lambda: made("sqlalchemy.insert", made("sqlalchemy.table", "t", made("sqlalchemy.column", "a"))),
    ),
    "requests.Session": (lambda: made("requests.Session"),),
    "requests.Response": (_response,),
    "httpx.Client": (lambda: made("httpx.Client"),),
    "httpx.Response": (
        lambda: made("httpx.Response", 200, json={"a": [1]}, request=made("httpx.Request", "GET", "http://a")),
    ),
    "pydeck.Layer": (lambda: made("pydeck.Layer", "ScatterplotLayer", [[1.0, 2.0]]),),
    "pydeck.Deck": (lambda: made("pydeck.Deck", [made("pydeck.Layer", "ScatterplotLayer", [[1.0, 2.0]])]),),
}
"""Receivers of these types; all of them are tried."""
