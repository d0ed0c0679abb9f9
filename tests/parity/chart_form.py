"""A Vega-Lite specification and its data -> the chart a user sees.

Key order does not matter. Names that libraries make up show nothing and are replaced: a data set's name by the table
itself, `param_7` and `view_12` by their order of appearance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.parity.normal_form import Form, Json

_COUNTED = re.compile(r"^(param|view|selector|concat)_\d+(_.*)?$")


def chart_form(spec: Json, datasets: Mapping[str, Form], unnamed: Form | None) -> Form:
    """`datasets` by the names the specification uses; `unnamed` is the table that stands for "the" data."""
    if not isinstance(spec, dict):
        raise TypeError("a specification is an object")
    own = spec.get("datasets")
    inline: dict[str, Json] = dict(own) if isinstance(own, dict) else {}
    names = _Renaming()
    body = {key: value for key, value in spec.items() if key != "datasets"}
    placed = _placed(body, {**inline, **datasets}, names)
    if unnamed is not None and isinstance(placed, dict):
        own_data = placed.get("data")
        placed["data"] = {**(own_data if isinstance(own_data, dict) else {}), "table": dict(unnamed)}
    return {"spec": placed}


def option_form(option: Json, datasets: Mapping[str, Form]) -> Json:
    """An ECharts option, with its tables in place of their names."""
    if isinstance(option, list):
        return [option_form(item, datasets) for item in option]
    if not isinstance(option, dict):
        return option
    if set(option) == {"name"} and option["name"] in datasets:
        return {"table": dict(datasets[str(option["name"])])}
    return {key: option_form(option[key], datasets) for key in sorted(option)}


class _Renaming:
    """Gives made-up names numbers in their order of appearance."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        made_up = _COUNTED.match(name)
        if made_up is None:
            return name
        return self._names.setdefault(name, f"{made_up.group(1)}#{len(self._names) + 1}")


def _placed(value: Json, datasets: Mapping[str, Json], names: _Renaming) -> Json:
    if isinstance(value, str):
        return names(value)
    if isinstance(value, list):
        return [_placed(item, datasets, names) for item in value]
    if not isinstance(value, dict):
        return value
    placed: dict[str, Json] = {}
    for key in sorted(value):
        item = value[key]
        if key == "data" and isinstance(item, dict) and item.get("name") in datasets:
            placed[key] = {**{k: v for k, v in item.items() if k != "name"}, "table": datasets[str(item["name"])]}
        else:
            placed[key] = _placed(item, datasets, names)
    return placed
