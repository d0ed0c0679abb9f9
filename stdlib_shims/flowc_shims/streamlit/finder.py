"""`import streamlit` in a process that runs flowc gives flowc's surface, whether or not the real package is installed.

Holds: nothing changes before `install()`, and after `uninstall()` everything is as it was; a process that does not
install sees the real package or none.
"""

from __future__ import annotations

import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from types import ModuleType
from typing import Final

from flowc_shims.streamlit import plotly_template
from flowc_shims.streamlit.package import SUBMODULES, submodule, surface


def install() -> None:
    """Serve `streamlit` from now on. Modules of the real package that are loaded already are put aside."""
    if _FINDER in sys.meta_path:
        return
    _set_aside.update(_take_modules())
    sys.meta_path.insert(0, _FINDER)
    plotly_template.add_template()


def uninstall() -> None:
    """Undo `install`."""
    if _FINDER not in sys.meta_path:
        return
    sys.meta_path.remove(_FINDER)
    _take_modules()
    sys.modules.update(_set_aside)
    _set_aside.clear()


@contextmanager
def installed() -> Iterator[None]:
    """`install` for a block; where it was installed before, it stays."""
    was_installed = _FINDER in sys.meta_path
    install()
    try:
        yield
    finally:
        if not was_installed:
            uninstall()


class _SurfaceFinder(MetaPathFinder, Loader):
    """Finds and gives the modules of the surface; for any other name it is not there."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname == "streamlit" or fullname in SUBMODULES:
            return importlib.machinery.ModuleSpec(fullname, self, origin="flowc", is_package=True)
        if fullname == plotly_template.MODULE:
            return plotly_template.spec_with_template(path, target)
        if fullname.startswith("streamlit."):
            # Left to the next finder, it might be taken from a real package that is installed.
            raise ModuleNotFoundError(f"`{fullname}` is not built in flowc yet.", name=fullname)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return surface() if spec.name == "streamlit" else submodule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is no source to execute: the module came with its names."""


def _take_modules() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name == "streamlit" or name.startswith("streamlit.")]
    return {name: sys.modules.pop(name) for name in names}


_FINDER: Final = _SurfaceFinder()
_set_aside: Final[dict[str, ModuleType]] = {}
