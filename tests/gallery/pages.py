"""The pages of the gallery, and the tabs in which each is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.parity.events import Act, live_widgets
from tests.parity.normal_form import Form

GALLERY: Final = Path(__file__).resolve().parents[2] / "examples" / "gallery"
APP: Final = GALLERY / "app.py"
SOURCES: Final = sorted((GALLERY / "kinds").glob("*.py"))

_PAGE: Final = re.compile(r'st\.Page\(\s*"kinds/(\w+)\.py"(?:[^()]*url_path="(\w+)")?')
PAGES: Final = {
    "" if name == "hello" else address or name: name for name, address in _PAGE.findall(APP.read_text(encoding="utf-8"))
}
"""Where a page is -> the name of its file."""


def presses(page: Form) -> Iterator[Act]:
    """Each button, and each switch on and off again: what shows only then, shows."""
    for kind, nth, props in live_widgets(page):
        if kind in ("button", "toggle") and not props["disabled"]:
            yield Act(kind, str(props["label"]), nth, True)
            if kind == "toggle":
                yield Act(kind, str(props["label"]), nth, False)
