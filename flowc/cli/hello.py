"""`flowc hello`: the gallery of elements, which is an ordinary script, found wherever flowc is installed."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.failure import RUNTIME, Failure


def gallery() -> Path:
    """The script: in `flowc/gallery` of a wheel, in `examples/gallery` of a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "gallery", package.parent / "examples" / "gallery"):
        if (folder / "app.py").is_file():
            return folder / "app.py"
    raise Failure("The gallery is not installed.", "Install flowc again, from a wheel or an sdist.", exit_code=RUNTIME)
