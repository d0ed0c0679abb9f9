"""Every element kind, derived from the modules of this folder: one module, its props and its commands.

Importing this package imports them all, which installs their commands on the handle. `ALL_PROPS` is the closed set of
what may stand on a page; the wire's types and the client's are derived from it.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Final

from flowc_shims.streamlit.page import Props


def _import_all() -> None:
    for module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
        importlib.import_module(module.name)


def _concrete(base: type[Props]) -> list[type[Props]]:
    found: list[type[Props]] = []
    for props in base.__subclasses__():
        if props.__module__.startswith(f"{__name__}.") and not props.__name__.startswith("_"):
            found.append(props)
        found.extend(_concrete(props))
    return found


_import_all()

ALL_PROPS: Final[tuple[type[Props], ...]] = tuple(
    sorted(set(_concrete(Props)), key=lambda props: str(props.__struct_config__.tag))
)
"""All kinds by tag. A class whose name starts with an underscore is a shared base, not a kind."""
