"""`python -m tests.gallery.shots`: what every page of the gallery looks like, against the pictures that are kept.

With `--update` the pictures are taken anew: look at each before you keep it. Names of pages choose some of them.
Letters look different with other fonts, and it takes minutes, so this is no part of `make test`: `make gallery` runs
it, on the machine that took them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.end_to_end.browser import ARGUMENTS, CHROMIUM, served
from tests.gallery.camera import MODES, Mode, photograph
from tests.gallery.likeness import FEW, MOST, difference, halved
from tests.gallery.pages import APP, PAGES

KEPT: Final = Path(__file__).with_name("pictures")
NEW: Final = Path(__file__).resolve().parents[2] / ".shots"
"""What was found to be different is left here, to be looked at; git ignores it."""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    unlike = 0
    with served(APP) as app, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *options.chromium])
        for where, name in PAGES.items():
            for mode in MODES if not options.pages or name in options.pages else ():
                picture = halved(photograph(browser, app.url, where, mode))
                unlike += _keep(picture, name, mode) if options.update else _compare(picture, name, mode)
        browser.close()
    return 1 if unlike else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.gallery.shots")
    parser.add_argument("pages", nargs="*", choices=[[], *PAGES.values()])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--chromium", action="append", default=[], help="an argument for the browser")
    return parser.parse_args(arguments)


def _keep(picture: Image.Image, name: str, mode: Mode) -> int:
    KEPT.mkdir(exist_ok=True)
    picture.save(KEPT / f"{name}-{mode}.webp", quality=60, method=6)
    return 0


def _compare(picture: Image.Image, name: str, mode: Mode) -> int:
    found = difference(Image.open(KEPT / f"{name}-{mode}.webp"), picture)
    said = "is different" if found > MOST else "differs a little" if found > FEW else ""
    print(f"{name:10} {mode:6} {found:7.3%}  {said}", flush=True)
    if said:
        NEW.mkdir(exist_ok=True)
        picture.save(NEW / f"{name}-{mode}.png")
    return int(found > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
