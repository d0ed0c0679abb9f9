"""The front door: `import flowc as st` gives a script the names that `import streamlit as st` gives it.

Nothing of the engine is loaded before a name is asked for, so `flowc --help` stays quick. `flowc.testing` drives a
running app; `flowc.cli` is the command line.
"""

from __future__ import annotations

from types import ModuleType

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "__all__":
        return [public for public in dir(_surface()) if not public.startswith("_")]
    # The import system asks a package for other dunder names too; they are not the surface's.
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(f"module 'flowc' has no attribute {name!r}")
    return getattr(_surface(), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *dir(_surface())})


def _surface() -> ModuleType:
    from flowc_shims.streamlit.package import surface

    return surface()
