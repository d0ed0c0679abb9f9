"""The names that `streamlit.testing.v1` and its modules give where flowc stands in for Streamlit."""

from __future__ import annotations

from typing import Final

from flowc.testing.app import blocks, elements, inputs, widgets
from flowc.testing.app.app_test import AppTest
from flowc.testing.app.errors import AppTestError
from flowc.testing.app.tree import Tree

_MODULES: Final = (elements, widgets, inputs, blocks)

NAMES: Final[dict[str, object]] = {
    **{
        name: value
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_")
    },
    "AlertBase": elements.Alert,
    "HeadingBase": elements.Heading,
    "Radio": widgets.Choice,
    "TextArea": widgets.TextInput,
    "Toggle": widgets.Checkbox,
    "ElementTree": Tree,
    "AppTest": AppTest,
    "AppTestError": AppTestError,
}
