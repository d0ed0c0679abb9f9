"""The modules beside a script, which Python keeps for the whole process -> gone, as in a process just started."""

from __future__ import annotations

import sys
from pathlib import Path


def forget_local_modules(script: Path) -> None:
    """Unload every module whose file lies in the script's folder."""
    folder = script.parent.resolve()
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and not name.startswith("tests.") and Path(file).resolve().is_relative_to(folder):
            del sys.modules[name]
