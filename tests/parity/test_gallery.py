"""Every page of the gallery, whatever is pressed on it, shows in flowc what it shows in real Streamlit.

The gallery has every kind of element (tests/gallery presses the same and names a kind that it has not seen), so this is
also where each of them is compared with the real one: all but the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.gallery.pages import APP, PAGES, SOURCES, presses
from tests.parity.events import Step, VisitPage
from tests.parity.normal_form import Difference, Form, Json
from tests.parity.real_streamlit import RealStreamlit
from tests.parity.sequences import sweep, walk

_STEPS: Final = 24
_FEW_STEPS: Final = {"": 3, "status": 3}
"""These pages sleep, wherever everything executes."""


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.mark.parametrize("where", PAGES)
def test_a_page_of_the_gallery_shows_the_same(where: str, real: RealStreamlit) -> None:
    press = _visit_and_press(where, _FEW_STEPS.get(where, _STEPS))
    counted = walk(APP, press, real, allowed=_without_pdf if where == "media" else None)
    assert counted.steps >= 2
    assert counted.steps == 2 or counted.reused > counted.executed, "most of a page is untouched by most clicks"


def test_every_page_is_known() -> None:
    assert sorted(PAGES.values()) == [source.stem for source in SOURCES]
    assert len(PAGES) > 10


def _visit_and_press(where: str, most: int) -> Callable[[Form, int], Step | None]:
    """All that a page shows only then, and after it several values of every widget."""
    pressed: list[Iterator[Step]] = []
    count = 0
    choices = sweep(most)

    def choose(shown: Form, taken: int) -> Step | None:
        nonlocal count
        if taken == 0:
            return VisitPage(where)
        if not pressed:
            pressed.append(presses(shown))
        step = next(pressed[0], None)
        if step is None:
            count += 1
            step = choices(shown, count)
        return step

    return choose


def _without_pdf(found: list[Difference]) -> list[Difference]:
    """Streamlit shows a PDF by a component of another package, which the oracle has not: it says so in its place."""
    pdf = [at for at in found if _kind(at.left) == "pdf"]
    said = [
        at for at in found if at.left == "(missing)" and _kind(at.right) == "exception" and "st.pdf(" in repr(at.right)
    ]
    assert len(pdf) == len(said)
    return [at for at in found if at not in pdf and at not in said]


def _kind(form: Json) -> Json:
    return form["kind"] if isinstance(form, dict) and "kind" in form else None
