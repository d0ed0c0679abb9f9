"""The comparison reports whatever a user could notice: many planted differences, on either side, none missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.parity.flowc_side import FlowcSession
from tests.parity.normal_form import Fields, Json, UnlistedField, differences
from tests.parity.observed import Observed, observed_differences
from tests.parity.plants import BASE, PLANTS, Plant
from tests.parity.real_streamlit import RealStreamlit

Show = Callable[[str], Observed]


@pytest.fixture(scope="module")
def show_real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    script = tmp_path_factory.mktemp("real") / "script.py"
    real = RealStreamlit()

    @cache
    def show(source: str) -> Observed:
        script.write_text(source)
        return real.open(script)

    yield show
    real.close()


@pytest.fixture(scope="module")
def show_flowc(tmp_path_factory: pytest.TempPathFactory) -> Show:
    script: Path = tmp_path_factory.mktemp("flowc") / "script.py"

    @cache
    def show(source: str) -> Observed:
        script.write_text(source)
        session = FlowcSession(script, "full_rerun")
        try:
            return session.open()
        finally:
            session.close()

    return show


def test_there_are_enough_plants_and_each_has_its_own_name() -> None:
    names = [plant.name for plant in PLANTS]
    assert len(names) == len(set(names)) >= 20


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_planted_difference_is_reported_in_real_streamlit(plant: Plant, show_real: Show) -> None:
    assert observed_differences(show_real(BASE), show_real(plant.applied()))


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_planted_difference_is_reported_in_flowc(plant: Plant, show_flowc: Show) -> None:
    assert observed_differences(show_flowc(BASE), show_flowc(plant.applied()))


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_planted_difference_is_reported_between_the_two(plant: Plant, show_flowc: Show, show_real: Show) -> None:
    assert observed_differences(show_flowc(BASE), show_real(plant.applied()))


def test_the_same_script_shows_no_difference(show_flowc: Show, show_real: Show) -> None:
    assert observed_differences(show_real(BASE), show_real(BASE)) == []
    assert observed_differences(show_flowc(BASE), show_flowc(BASE)) == []
    assert observed_differences(show_flowc(BASE), show_real(BASE)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1, 1.0),
        (1, True),
        (0, False),
        ("1", 1),
        (None, ""),
        (None, []),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"a": None}, {}),
        ({"kind": "a", "props": {}}, {"kind": "b", "props": {}}),
        (float("nan"), 0.0),
    ],
)
def test_values_that_only_look_alike_differ(left: Json, right: Json) -> None:
    assert differences(left, right)
    assert differences(right, left)


def test_the_order_of_props_and_not_a_number_make_no_difference() -> None:
    assert differences({"a": 1, "b": float("nan")}, {"b": float("nan"), "a": 1}) == []


def test_a_difference_names_its_place() -> None:
    left: Json = {"main": [{"kind": "text", "props": {"body": "a"}, "children": []}]}
    right: Json = {"main": [{"kind": "text", "props": {"body": "b"}, "children": []}]}
    assert [str(found) for found in differences(left, right)] == ["page.main[0].props.body: 'a' != 'b'"]


def test_a_field_that_nobody_listed_is_an_error() -> None:
    with pytest.raises(UnlistedField, match="colour"):
        Fields("text", {"body": "x", "colour": "red"}, {}).translate({"body": "body"})
