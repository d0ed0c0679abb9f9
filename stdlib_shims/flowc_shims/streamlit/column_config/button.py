"""Columns of buttons: a click is a trigger, under the column's own key."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.column_config.config import Alignment, ColumnConfig, ColumnWidth
from flowc_shims.streamlit.delta_generator import DeltaGenerator
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.widget import Args, Kwargs, OnChange, check_callback, common, register


class ButtonColumnClickState(ReadOnlyAttributeDictionary):
    """`row` is the position of the row, `label` what the button says."""


@dataclass(frozen=True)
class ButtonColumnResult:
    """A column of buttons that report their clicks."""

    config: ColumnConfig
    on_click: Callable[..., object] | None = None
    args: Args = None
    kwargs: Kwargs = None
    key: str | None = None


def ButtonColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    on_click: Callable[..., object] | None = None,
    args: Args = None,
    kwargs: Kwargs = None,
    key: str | None = None,
) -> ButtonColumnResult | ColumnConfig:
    """A column of buttons that say what its cells hold."""
    shown = {"label": label, "width": width, "help": help, "pinned": pinned, "alignment": alignment}
    config: ColumnConfig = {**shown, "disabled": True, "type_config": {"type": "button", "button_type": type}}
    if key is not None:
        return ButtonColumnResult(config, on_click, args, kwargs, key)
    if on_click is not None or args is not None or kwargs is not None:
        raise StreamlitMissingRequiredParameterError(
            "key", detail="A column that calls `on_click` is registered under a key of its own."
        )
    return config


def register_buttons(dg: DeltaGenerator, buttons: Mapping[str, ButtonColumnResult]) -> dict[str, str]:
    """Take the columns of buttons into the run; their widgets by the name of the column."""
    return {column: _register(dg, button) for column, button in buttons.items()}


def _register(dg: DeltaGenerator, button: ButtonColumnResult) -> str:
    check_callback(button.on_click, button.args, button.kwargs, parameter="on_click", modes=())
    shared = common(
        dg,
        "dataframe_button",
        "",
        key=button.key,
        help=None,
        on_change=cast("OnChange", button.on_click),
        args=button.args,
        kwargs=button.kwargs,
        disabled=False,
        label_visibility="visible",
        width="stretch",
    )
    widget = shared.id({})
    register(shared.spec(widget, _clicked, _serialized, trigger=True))
    return widget


def _clicked(wire: WireValue) -> ButtonColumnClickState | None:
    if not wire:
        return None
    told: object = json.loads(str(wire))
    state = cast("dict[str, object]", told) if isinstance(told, dict) else {}
    row, label = state.get("row"), state.get("label")
    if not isinstance(row, int) or isinstance(row, bool) or not isinstance(label, str):
        raise StreamlitAPIException(
            "A click in a column of buttons tells a row and a label.", error_id="button-column-invalid-click-state"
        )
    if row < 0:
        raise StreamlitAPIException(f"There is no row {row}.", error_id="button-column-invalid-click-row")
    return ButtonColumnClickState(state)


def _serialized(value: object) -> str | None:
    return None if value is None else json.dumps(value)
