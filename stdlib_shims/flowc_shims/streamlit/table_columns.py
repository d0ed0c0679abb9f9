"""What a script says of the columns of a table, as the JSON text that a browser reads.

A configuration is found by the column's name, by `_pos:<n>`, or by `_index`; None values say nothing and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Final, TypeAlias, cast

from flowc_shims.streamlit.column_config.button import ButtonColumnResult
from flowc_shims.streamlit.column_config.config import ColumnConfig
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError

INDEX: Final = "_index"
"""How a column configuration names the index."""

Configs: TypeAlias = "dict[str | int, ColumnConfig]"
Given: TypeAlias = "Mapping[str | int, object]"


def read_configs(column_config: Given | None) -> tuple[Configs, dict[str, ButtonColumnResult]]:
    """The configurations by column, and the columns of buttons that report their clicks."""
    configs: Configs = {}
    buttons: dict[str, ButtonColumnResult] = {}
    for column, config in (column_config or {}).items():
        if isinstance(config, ButtonColumnResult):
            buttons[_name(column)] = config
            config = config.config
        configs[column] = _read(column, config)
    return configs, buttons


def update_config(configs: Configs, column: str | int, **fields: object) -> None:
    configs[column] = {**configs.get(column, {}), **fields}


def config_text(configs: Configs) -> str:
    try:
        return json.dumps({_name(column): _said(config) for column, config in configs.items()}, allow_nan=False)
    except ValueError as error:
        raise StreamlitAPIException(
            f"`column_config` cannot be written as JSON: {error}", error_id="column-config-json-serialize-failed"
        ) from error


def _read(column: str | int, config: object) -> ColumnConfig:
    if config is None:
        return {"hidden": True}
    if isinstance(config, str):
        return {"label": config}
    if isinstance(config, dict):
        return deepcopy(cast("ColumnConfig", config))
    raise StreamlitInvalidParameterTypeError(
        "column_config", type(config).__name__, ["None", "str", "dict"], detail=f"It is for the column {column!r}."
    )


def _name(column: object) -> str:
    return f"_pos:{column}" if isinstance(column, int) else cast("str", column)


def _said(config: Mapping[str, object]) -> dict[str, object]:
    return {
        name: _said(cast("dict[str, object]", value)) if isinstance(value, dict) else value
        for name, value in config.items()
        if value is not None
    }
