"""The pages of the gallery, and the tabs in which each is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

GALLERY: Final = Path(__file__).resolve().parents[2] / "examples" / "gallery"
APP: Final = GALLERY / "app.py"
SOURCES: Final = sorted((GALLERY / "kinds").glob("*.py"))

_PAGE: Final = re.compile(r'st\.Page\(\s*"kinds/(\w+)\.py"(?:[^()]*url_path="(\w+)")?')
PAGES: Final = {
    "" if name == "hello" else address or name: name for name, address in _PAGE.findall(APP.read_text(encoding="utf-8"))
}
"""Where a page is -> the name of its file."""
