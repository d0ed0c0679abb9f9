"""A page of the gallery in a real browser -> its picture, from top to bottom, without what is never twice the same."""

from __future__ import annotations

import io
from typing import Final, Literal, TypeAlias

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.browser import PHONE, WIDE, still

Mode: TypeAlias = Literal["light", "dark", "phone"]
MODES: Final[tuple[Mode, ...]] = ("light", "dark", "phone")
TALLEST: Final = 8000
"""Of more than 8,192 lines Chromium draws the first ones again. What is below is taken in a second part."""

_HIDDEN: Final = """
header, video, audio, [data-kind=pdf] :is(iframe, object, embed) { opacity: 0 !important }
* { caret-color: transparent !important }
"""
"""How long the run took (a hidden status would never be waited for), and what Chromium's own players draw."""

_STYLE: Final = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

_HEIGHT: Final = """() => {
    let at = document.querySelector("#main");
    const scrolls = box => /auto|scroll/.test(getComputedStyle(box).overflowY);
    while (at !== null && !(at.scrollHeight > at.clientHeight + 1 && scrolls(at))) at = at.parentElement;
    return (at ?? document.documentElement).scrollHeight;
}"""


def photograph(browser: Browser, url: str, where: str, mode: Mode, style: str = "") -> Image.Image:
    """`style` is laid over the page's own."""
    size = PHONE if mode == "phone" else WIDE
    scheme: Literal["light", "dark"] = "dark" if mode == "dark" else "light"
    context = browser.new_context(
        viewport=size, color_scheme=scheme, reduced_motion="reduce", has_touch=mode == "phone"
    )
    try:
        page = context.new_page()
        page.goto(f"{url.rstrip('/')}/{where}")
        expect(page.locator("#main > [data-kind=root]")).to_be_visible()
        page.evaluate(_STYLE, _HIDDEN + style)
        still(page)
        height = int(page.evaluate(_HEIGHT)) + 1
        page.set_viewport_size({"width": size["width"], "height": min(height, TALLEST)})
        return _whole(page, height)
    finally:
        context.close()


def _whole(page: Page, height: int) -> Image.Image:
    whole = _part(page)
    if height <= TALLEST:
        return whole
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    both = Image.new("RGB", (whole.width, height))
    both.paste(_part(page), (0, height - TALLEST))
    both.paste(whole, (0, 0))
    return both


def _part(page: Page) -> Image.Image:
    still(page)
    # Canvases tell nobody that they have drawn.
    page.wait_for_timeout(600)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
