"""Every page of the gallery, whatever is pressed on it, shows in flowc what it shows in real Streamlit.

The gallery has every kind of element, so this is also where each of them is compared with the real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.gallery.pages import APP, PAGES, SOURCES
from tests.parity.events import Step, VisitPage
from tests.parity.normal_form import Difference, Form, Json
from tests.parity.real_streamlit import RealStreamlit
from tests.parity.sequences import sweep, walk

_STEPS: Final = 24
_FEW_STEPS: Final = {"": 3}
"""The first page sleeps for a second wherever everything executes."""


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
    press = sweep(most)

    def choose(shown: Form, taken: int) -> Step | None:
        return VisitPage(where) if taken == 0 else press(shown, taken)

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
