"""What a user does, said in a user's words, so that one list of steps drives both sides; and random such steps.

A widget is found by its key, or by what it is and its label (and its place among equals). A value is what the user
sees: an option's text, a number, a list of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Final, TypeAlias
from urllib.parse import urlencode

from tests.parity import uploads
from tests.parity.normal_form import Form, Json, nodes, props_of
from tests.parity.table_events import edits_of, selected_in_table

WIDGET_KINDS: Final = frozenset(
    {
        "button",
        "checkbox",
        "toggle",
        "radio",
        "selectbox",
        "multiselect",
        "slider",
        "select_slider",
        "text_input",
        "text_area",
        "number_input",
        "button_group",
        "chat_input",
        "color_picker",
        "date_input",
        "datetime_input",
        "feedback",
        "menu_button",
        "pagination",
        "time_input",
        *uploads.KINDS,
    }
)
SECTION_KINDS: Final = frozenset({"expander", "popover", "tabs"})
"""Widgets where they report to the script."""
QUERIES: Final = (
    "",
    "true",
    "FALSE",
    "2",
    "7",
    "2.5",
    "99",
    "-1",
    "nan",
    "a",
    "b",
    "c",
    "2026-05-04",
    "12:30",
    "2026-05-30T08:15",
    "2026-06-01",
    "#ff0000",
    "Ähm &x",
)
CHART_KINDS: Final = frozenset({"chart", "plotly_chart", "pydeck_chart", "echarts_chart", "dataframe", "data_editor"})
"""Widgets where something can be selected in them."""
TEXTS: Final = ("", "a", "Berlin", "two words", "é≤", "42")


@dataclass(frozen=True, slots=True)
class Act:
    """The user gives the widget a value; for a button it is True."""

    kind: str
    label: str
    nth: int
    value: Json


@dataclass(frozen=True, slots=True)
class Again:
    """The user asks for a rerun without changing anything."""


@dataclass(frozen=True, slots=True)
class VisitPage:
    """The user follows a link to a page of the app, or goes back or forward to it."""

    page: str
    query: str = ""
    history: bool = False


Step: TypeAlias = Act | Again | VisitPage


class NoSuchWidget(Exception):
    """The page has no widget that a step names."""


def step_to_json(step: Step) -> Form:
    match step:
        case Again():
            return {"again": True}
        case VisitPage():
            return {"goto": step.page, "query": step.query, "history": step.history}
        case Act():
            return {**asdict(step)}


def step_from_json(form: Form) -> Step:
    if "again" in form:
        return Again()
    if "goto" in form:
        return VisitPage(str(form["goto"]), str(form["query"]), form["history"] is True)
    kind, label, nth = form["kind"], form["label"], form["nth"]
    if not (isinstance(kind, str) and isinstance(label, str) and isinstance(nth, int)):
        raise TypeError("a step names a kind, a label and a place")
    return Act(kind, label, nth, form["value"])


def act(page: Form, widget: str, value: Json = True) -> Act:
    """The step on the widget of this key or, failing that, this label. Raises NoSuchWidget."""
    for name in ("key", "label"):
        for kind, nth, props in live_widgets(page):
            if props[name] == widget:
                return Act(kind, str(props["label"]), nth, value)
    raise NoSuchWidget(widget)


def random_step(page: Form, rng: Random) -> Step:
    """A legal thing to do on this page; now and then only a rerun."""
    paths = menu_paths(page)
    if paths and rng.random() < 0.25:
        return VisitPage(rng.choice(paths), rng.choice(("", "", "a=1", "a=2&b=x")))
    bound = {str(name) for _, _, props in live_widgets(page) if (name := props.get("bound"))}
    if bound and rng.random() < 0.2:
        return VisitPage(rng.choice(paths or [""]), random_query(sorted(bound), rng), history=rng.random() < 0.6)
    choices = [(kind, nth, props) for kind, nth, props in live_widgets(reachable(page)) if not props["disabled"]]
    if not choices or rng.random() < (0.2 if page["dialogs"] else 0.06):
        return Again()
    kind, nth, props = rng.choice(choices)
    return Act(kind, str(props["label"]), nth, random_value(kind, props, rng))


def random_query(names: Sequence[str], rng: Random) -> str:
    """What somebody may have typed for these parameters, and for one that nobody knows."""
    pairs = [(rng.choice(names), rng.choice(QUERIES)) for _ in range(rng.randint(0, 3))]
    return urlencode([*pairs, *([("other", rng.choice(QUERIES))] if rng.random() < 0.3 else [])])


def menu_paths(page: Form) -> list[str]:
    """Where the pages of the app are."""
    config = page["config"]
    menu = config.get("menu", []) if isinstance(config, dict) else []
    return [str(entry[0]) for entry in menu if isinstance(entry, list)] if isinstance(menu, list) else []


def reachable(page: Form) -> Form:
    """What a user can get at: while a dialog is open, nothing but what is in it."""
    return {"main": page["dialogs"]} if page["dialogs"] else page


def live_widgets(page: Form) -> Iterator[tuple[str, int, Form]]:
    """(kind, place among widgets of equal kind and label, props) of all widgets, in page order."""
    seen: Counter[tuple[str, str]] = Counter()
    for form in nodes(page):
        kind = str(form["kind"])
        if (
            kind in WIDGET_KINDS
            or (kind in CHART_KINDS and "selections" in props_of(form))
            or (kind in SECTION_KINDS and props_of(form).get("reports"))
        ):
            props = props_of(form)
            name = (kind, str(props["label"]))
            yield kind, seen[name], props
            seen[name] += 1


def random_value(kind: str, props: Form, rng: Random) -> Json:
    """A value that a user could choose in this widget now."""
    match kind:
        case "button":
            return True
        case "checkbox" | "toggle" | "expander" | "popover":
            return not props["value"]
        case "radio" | "tabs":
            return rng.choice(_options(props)) if _options(props) else None
        case "selectbox":
            return _one_of(props, rng)
        case "multiselect":
            return _some_of(props, rng)
        case "select_slider":
            return _ends(_options(props), len(_list(props["value"])), rng)
        case "slider":
            return _ends(list(_stops(props)), len(_list(props["value"])), rng)
        case "number_input":
            return _number(props, rng)
        case _ if kind in CHART_KINDS:
            return rng.choice(selections_of(kind, props))
        case _ if kind in CHOICES:
            return rng.choice(CHOICES[kind](props))
        case _:
            most = props["max_chars"]
            return rng.choice(TEXTS)[: most if isinstance(most, int) else None]


def sweep_values(kind: str, props: Form) -> list[Json]:
    """A few values that together show what a widget can do; the last one is what it had at first, where it can be."""
    match kind:
        case "button":
            return [True]
        case "checkbox" | "toggle":
            return [not props["default"], props["default"]]
        case "expander" | "popover":
            return [not props["value"], props["value"]]
        case "radio" | "selectbox" | "tabs":
            return _options(props)
        case "multiselect":
            some: list[Json] = [[], _options(props)[:1], _options(props)[-2:]]
            return some[: 2 if props["max_selections"] == 1 else 3]
        case _ if kind in CHART_KINDS:
            return [*selections_of(kind, props)]
        case "select_slider" | "slider":
            stops = _options(props) if kind == "select_slider" else list(_stops(props))
            ends = len(_list(props["value"]))
            return [[stops[-1]] * ends, [stops[0]] * ends, [stops[0], stops[-1]][:ends]]
        case "number_input":
            start = props["min"] if isinstance(props["min"], int | float) else 0.0
            return [round(_float(start) + _float(props["step"]) * steps, 10) for steps in (0, 1)]
        case _ if kind in CHOICES:
            return CHOICES[kind](props)
        case _:
            most = props["max_chars"]
            return [text[: most if isinstance(most, int) else None] for text in ("Ida", "")]


def _of_group(props: Form) -> list[Json]:
    options = _options(props)
    single: list[Json] = [[], *([option] for option in options)]
    return [one for one in single if one != [] or not props["required"]] + (
        [] if props["selection_mode"] == "single" else [options[:2], options[-2:]]
    )


def _of_files(props: Form) -> list[Json]:
    types = [str(one) for one in _list(props["types"])]
    ending = next((one for one in types if one.startswith(".")), ".csv")
    some: list[Json] = [[], [f"a{ending}"], [f"long name{ending}"]]
    return [*some, [f"a{ending}", f"folder/b{ending.upper()}"]] if props["multiple"] else some


def _of_messages(props: Form) -> list[Json]:
    """A text; with files and a recording, where they are accepted, a list of the three."""
    names: list[Json] = ["a.csv", "b.csv"] if props["accept_file"] in ("multiple", "directory") else ["a.csv"]
    said: list[Json] = ["audio.wav"] if props["accept_audio"] else []
    if props["accept_file"] == "none" and not said:
        return ["Hello", "two words"]
    return [["Hello", [], []], ["", names if props["accept_file"] != "none" else [], said], ["two words", [], said]]


def _of_days(props: Form) -> list[Json]:
    first, last = str(props["min"]), str(props["max"])
    if props["is_range"]:
        return [[], [first], [first, last], [last, last]]
    return [[first], [last], *([] if props["default"] else [[]])]


def _of_moments(props: Form) -> list[Json]:
    ends: list[Json] = [[props["min"]], [props["max"]]]
    return ends if props["default"] else [*ends, []]


def _of_times(props: Form) -> list[Json]:
    seconds = ":30" if int(_float(props["step"])) % 60 else ""
    return [f"{hour:02d}:{minute:02d}{seconds}" for hour, minute in ((0, 0), (8, 15), (23, 59))]


CHOICES: Final[dict[str, Callable[[Form], list[Json]]]] = {
    "button_group": _of_group,
    "audio_input": lambda _props: [[], ["audio.wav"]],
    "camera_input": lambda _props: [[], ["photo.jpg"], ["another.jpg"]],
    "file_uploader": _of_files,
    "chat_input": _of_messages,
    "color_picker": lambda _props: ["#ff0000", "#0a0", "#123456"],
    "date_input": _of_days,
    "datetime_input": _of_moments,
    "feedback": lambda props: ["", "0", "1" if props["type"] == "thumbs" else "4"],
    "menu_button": lambda props: [*_list(props["options"])],
    "pagination": lambda props: [1, props["num_pages"], min(2, int(_float(props["num_pages"])))],
    "time_input": _of_times,
}
"""By kind: a few values that a user could choose."""


def selections_of(kind: str, props: Form) -> list[str]:
    """What a reader may have selected in a chart, as the browser sends it; the last is nothing."""
    named = [str(name) for name in _list(props["selections"])]
    if kind == "data_editor":
        return edits_of(props)
    match kind:
        case "chart":
            found: list[Json] = [
                {named[0]: [{"a": 1, "b": 4}, {"a": 2}]},
                {name: {"x": [1, 2.5], "b": [0, 4]} for name in named},
                {name: {} for name in named},
            ]
        case "plotly_chart":
            point: Json = {"curve_number": 0, "point_number": 1, "point_index": 1, "x": 2, "y": 5.5}
            area: Json = {"xref": "x", "yref": "y", "x": [0.5, 2], "y": [1, 9]}
            nothing: Form = {"points": [], "point_indices": [], "box": [], "lasso": []}
            found = [
                {**nothing, "points": [point], "point_indices": [1]},
                {**nothing, "points": [point], "point_indices": [1], "box": [area]},
                nothing,
            ]
        case "pydeck_chart":
            found = [
                {"indices": {"towns": [1]}, "objects": {"towns": [{"name": "Kiel", "people": 247}]}},
                {"indices": {"towns": [0, 2]}, "objects": {"towns": [{"name": "Ulm"}, {"name": "Bonn"}]}},
                {"indices": {}, "objects": {}},
            ]
        case "dataframe":
            found = selected_in_table(props)
        case _:
            series: Json = {
                "series_index": 0, "series_id": None, "series_name": "n", "data_type": "main", "data_indices": [1, 2]
            }  # fmt: skip
            found = [{"selected": [series], "areas": []}, {"selected": []}, {"selected": [], "areas": []}]
    return [json.dumps({"selection": selection}) for selection in found]


def _one_of(props: Form, rng: Random) -> Json:
    choices = [*_options(props)]
    if props["default"] is None and not props["required"]:
        choices.append(None)
    return rng.choice(choices) if choices else None


def _some_of(props: Form, rng: Random) -> list[Json]:
    options = _options(props)
    most = props["max_selections"]
    limit = min(len(options), most) if isinstance(most, int) else len(options)
    return rng.sample(options, rng.randint(0, limit))


def _ends(stops: list[Json], how_many: int, rng: Random) -> list[Json]:
    return [stops[at] for at in sorted(rng.choices(range(len(stops)), k=how_many))]


def _stops(props: Form) -> Iterator[Json]:
    """Up to 50 of the places a slider's thumb can stand at."""
    low, high, step = _float(props["min"]), _float(props["max"]), _float(props["step"])
    count = max(1, int((high - low) / step + 1e-9))
    for at in sorted({round(count * part / 50) for part in range(51)}):
        yield round(low + at * step, 10)


def _number(props: Form, rng: Random) -> Json:
    if props["default"] is None and rng.random() < 0.15:
        return None
    low, high = props["min"], props["max"]
    step = _float(props["step"])
    start = _float(low) if isinstance(low, int | float) else -10 * step
    end = _float(high) if isinstance(high, int | float) else max(start, 0.0) + 20 * step
    return round(min(start + step * rng.randint(0, 30), end), 10)


def _options(props: Form) -> list[Json]:
    return _list(props["options"])


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _float(value: Json) -> float:
    if not isinstance(value, int | float):
        raise TypeError("a number was expected")
    return float(value)
