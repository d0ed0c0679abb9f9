"""The selections of a Vega-Lite specification: which parameters a chart tells, and the state that a script gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.selection import Items, state_of


class VegaLiteState(ReadOnlyAttributeDictionary):
    """`selection` has an entry for each parameter."""


def selected_parameters(spec: Mapping[str, object], selection_mode: str | Iterable[str] | None) -> tuple[str, ...]:
    """The parameters that `selection_mode` names, or all selections of the specification, in alphabetical order."""
    there = _selections(spec)
    if not there:
        raise StreamlitAPIException(
            "`on_select` needs a chart that something can be selected in, and this one has no selection parameter. "
            "Add one: `chart.add_params(alt.selection_point())` in Altair, `params` in a Vega-Lite specification.",
            error_id="vega-on-select-without-spec-selections",
        )
    if selection_mode is None:
        return tuple(sorted(there))
    asked = [selection_mode] if isinstance(selection_mode, str) else list(selection_mode)
    for name in asked:
        if name not in there:
            raise StreamlitAPIException(
                f"The chart has no selection parameter {name!r}. It has: {', '.join(map(repr, sorted(there)))}.",
                error_id="vega-selection-parameter-not-defined",
            )
    return tuple(sorted(asked))


def state_of_parameters(parameters: tuple[str, ...], items: Items | None) -> VegaLiteState:
    """The state of what the browser tells; of nothing, every parameter is empty."""
    told: Items = {name: {} for name in parameters} if items is None else items
    return state_of(VegaLiteState, ReadOnlyAttributeDictionary, told)


_INSIDE: Final = ("layer", "hconcat", "vconcat", "concat")


def _selections(spec: Mapping[str, object]) -> set[str]:
    names: set[str] = set()
    for param in _objects(spec.get("params")):
        if param.get("name") and param.get("select"):
            names.add(str(param["name"]))
    for key in _INSIDE:
        for child in _objects(spec.get(key)):
            names |= _selections(child)
    inner = spec.get("spec")
    return names | _selections(cast("dict[str, object]", inner)) if isinstance(inner, dict) else names


def _objects(value: object) -> list[dict[str, object]]:
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("dict[str, object]", item) for item in items if isinstance(item, dict)]
