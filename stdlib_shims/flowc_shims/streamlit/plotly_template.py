"""`plotly.io` is imported -> it has the template `streamlit`, as where Streamlit is installed: scripts name it.

It looks like Plotly's own, whose colours the client exchanges for the page's; Plotly's default stays the default.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

MODULE: Final = "plotly.io"
_NAME: Final = "streamlit"


def add_template() -> None:
    """Where Plotly has been imported already."""
    if MODULE in sys.modules:
        _register(sys.modules[MODULE])


def spec_with_template(path: Sequence[str] | None, target: ModuleType | None) -> ModuleSpec | None:
    """Where to find the module, which adds the template once it has been executed."""
    spec = PathFinder.find_spec(MODULE, path, target)
    if spec is not None and spec.loader is not None:
        spec.loader = _Adding(spec.loader)
    return spec


class _Adding(Loader):
    def __init__(self, real: Loader) -> None:
        self._real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._real
        if module.__spec__ is not None:
            module.__spec__.loader = self._real
        self._real.exec_module(module)
        _register(module)


def _register(module: Any) -> None:
    templates = module.templates
    if _NAME not in templates:
        templates[_NAME] = templates["plotly"]
