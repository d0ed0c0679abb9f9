"""A view -> one page that needs nothing but a browser: the built drawing program with the view's document inside.

Holds: whatever the source contains stays data (no `<` leaves as itself), and the page may not reach the network: its
own policy forbids it.
"""

from __future__ import annotations

import html as markup
import json
from pathlib import Path
from typing import Final

from flowc.cli.failure import RUNTIME, Failure
from flowc.cli.graph.document import document
from flowc.cli.graph.view import View

_TITLE: Final = "<title>flowc graph</title>"
_DATA: Final = '<script id="graph" type="application/json"></script>'


def html(view: View) -> str:
    page = _page()
    # "<" begins every way out of a script element; in JSON it may be written as a number.
    data = json.dumps(document(view), ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    titled = page.replace(_TITLE, f"<title>{markup.escape(view.script)} · flowc graph</title>", 1)
    return titled.replace(_DATA, _DATA.replace("></", f">{data}</", 1), 1)


def _page() -> str:
    """Where the built page is: beside this module in a wheel, in `client/graph/dist` in a checkout."""
    here = Path(__file__).resolve()
    for path in (here.with_name("graph.html"), here.parents[3] / "client" / "graph" / "dist" / "index.html"):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise Failure(
        "The page that draws graphs is not built.",
        "Run `make client`; the other formats need no build.",
        exit_code=RUNTIME,
    )
