"""JSON text -> its content: white space never counts, the order of keys does where a viewer shows it."""

from __future__ import annotations

import json

from tests.parity.normal_form import Json


def json_text_form(text: Json) -> Json:
    """Objects become lists of pairs; text that is not JSON stays text."""
    try:
        content: Json = json.loads(str(text), object_pairs_hook=_pairs)
    except ValueError:
        return text
    return content


def column_config_form(text: Json) -> Json:
    """The configuration of a table's columns, where the order of keys does not count."""
    content: Json = json.loads(str(text)) if text else {}
    return content


def _pairs(pairs: list[tuple[str, Json]]) -> Json:
    return {"object": [[key, value] for key, value in pairs]}
